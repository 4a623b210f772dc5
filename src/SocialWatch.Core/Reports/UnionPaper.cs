using SocialWatch.Time;

namespace SocialWatch.Reports;

/// <summary>The frame that every paper of the union has: who writes, to whom, who signs. Pure, thread-safe.</summary>
internal static class UnionPaper
{
    /// <summary>A report around a body.</summary>
    /// <param name="title">Text key of the abstract; takes {period}.</param>
    public static OfficialPaper Report(PaperBody body, string title)
    {
        var wording = body.Wording;
        var issuer = wording.Unit(body.Input.Issuer);
        return new(
            new(
                body.Say("parent"), issuer.ToUpperInvariant(), body.Say("number", ("code", body.Say("code"))),
                PaperDates.PlaceAndDate(LocalClock.DateOf(body.Input.AsOf), wording), body.Say("country"), body.Say("motto")),
            body.Say("kind"),
            body.Say(title, ("period", PaperDates.Of(body.Input.Period, wording))),
            body.Blocks,
            new(body.Say("to"), body.Say("recipients").Split('\n'), body.Say("sign_for").Split('\n'), body.Say("signer")))
        {
            Stamp = body.Input.Demo ? body.Say("demo") : null,
        };
    }

    /// <summary>The paragraphs before the first chapter: why, for which days, from what.</summary>
    /// <param name="reason">Text key; takes {issuer}, {period}, {from}, {to}.</param>
    public static void Open(PaperBody body, string reason)
    {
        var (period, asOf) = (body.Input.Period, body.Input.AsOf);
        body.Write(body.Say(
            reason, ("issuer", body.Wording.Unit(body.Input.Issuer)), ("period", PaperDates.Of(period, body.Wording)), ("from", PaperDates.Day(period.From)), ("to", PaperDates.Day(period.To))));
        body.Write(body.Say("sources", ("as_of", PaperDates.Moment(asOf))));
        if (LocalClock.StartOf(period.To.AddDays(1)) > asOf)
        {
            body.Write(body.Say("unfinished", ("as_of", PaperDates.Moment(asOf))));
        }
    }

    /// <summary>The last paragraph, with the end mark.</summary>
    public static void Close(PaperBody body, string words) => body.Write(body.Say(
        words, ("issuer", body.Wording.Unit(body.Input.Issuer)), ("period", PaperDates.Of(body.Input.Period, body.Wording))) + "./.");
}
