using System.Text;
using SocialWatch.Commands;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.Pipeline;
using SocialWatch.Printing;

namespace SocialWatch.Reports;

/// <summary>Writes a digest as a page into a file.</summary>
internal static class DigestFile
{
    /// <summary>The exit code, after the reason was said where it could not be written.</summary>
    public static async Task<int> WriteAsync(
        VerbContext context, UnionConfig config, DigestSnapshot digest, string file, bool demo, IReadOnlyList<RoleReads>? reads, CancellationToken cancellationToken)
    {
        var page = new DigestPage(PipelineServices.Wording(config)).Build(digest.Json, demo, reads);
        if (await OutputFile.WriteAsync(file, Encoding.UTF8.GetBytes(page), cancellationToken) is { } reason)
        {
            return context.Refuse(reason, ("file", file));
        }

        await context.Out.WriteLineAsync(config.Texts.Say("digest.html.written", ("date", Instants.Plain(digest.Date)), ("file", file)));
        return ExitCode.Done;
    }
}
