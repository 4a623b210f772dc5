using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.HotSpots;

namespace SocialWatch.Reports;

/// <summary>What remains to be done, from the state itself, and room for what only people can write.</summary>
internal static class NextStepsChapter
{
    private const int NamesShown = 15;

    public static void Write(PaperBody body)
    {
        body.Chapter("chapter.next");
        var open = HotSpotList.Ordered(body.Input).Where(h => h.Spot.State != HotSpotState.Resolved).Select(h => HotSpotList.Name(body, h)).ToList();
        Item(body, "next.hotspots", open);
        // Rests on the first answer, as the table does; a late second answer is in no row of it.
        var late = body.Input.Cases.Where(c => c is { AnsweredAt: null, State: CaseState.Open or CaseState.ToConfirm } && c.Misses.Any(m => m.Kind == ClockKind.FirstReply))
            .OrderBy(c => c.FirstDueAt).ThenBy(c => c.Id, StringComparer.Ordinal).Select(c => c.Id).ToList();
        Item(body, "next.late", late);
        var stale = body.Input.Channels.Where(SituationChapter.IsStale).Select(s => body.Wording.Channel(s.Channel)).Order(StringComparer.Ordinal).ToList();
        Item(body, "next.channels", stale);
        body.Item(body.Say("next.always"));
        body.Item(body.Say("next.opinion"));
    }

    private static void Item(PaperBody body, string key, List<string> names)
    {
        if (names.Count > 0)
        {
            var list = string.Join("; ", names.Take(NamesShown));
            if (names.Count > NamesShown)
            {
                list = body.Say("next.more", ("names", list), ("count", Wording.Count(names.Count - NamesShown)));
            }

            body.Item(body.Say(key, ("count", Wording.Count(names.Count)), ("names", list)));
        }
    }
}
