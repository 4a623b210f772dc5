using System.CommandLine;

namespace SocialWatch.Commands;

/// <summary>
/// One verb of the command line, one file. Found by scanning this assembly, like modules: adding one edits nothing else. Made anew for each run;
/// needs a constructor without parameters.
/// </summary>
internal interface ICommandVerb
{
    /// <summary>What is typed, e.g. <c>mentions</c>. Unique; <c>run</c> is what happens without a verb.</summary>
    string Name { get; }

    /// <summary>The command with its own options and its action. The global options are added by <see cref="CommandLineRoot"/>.</summary>
    Command Build();
}
