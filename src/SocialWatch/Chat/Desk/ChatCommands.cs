using System.Reflection;

namespace SocialWatch.Chat.Desk;

/// <summary>All commands by what staff type; two that answer to one word stop the program, with both types in the message. Thread-safe.</summary>
internal sealed class ChatCommands
{
    private readonly Dictionary<string, IChatCommand> _byWord = new(StringComparer.Ordinal);

    public ChatCommands(IEnumerable<IChatCommand> commands)
    {
        var all = commands.OrderBy(c => c.Verb, StringComparer.Ordinal).ToList();
        foreach (var command in all)
        {
            foreach (var word in command.Aliases.Prepend(command.Verb))
            {
                if (!_byWord.TryAdd(word, command))
                {
                    throw new InvalidOperationException(
                        $"Two chat commands answer to '/{word}': {_byWord[word].GetType().Name} and {command.GetType().Name}.");
                }
            }
        }

        All = all;
    }

    /// <summary>In ordinal order of verb.</summary>
    public IReadOnlyList<IChatCommand> All { get; }

    /// <summary>Every command type of an assembly.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) => assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IChatCommand))).OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The command of a line and its argument; null when there is none. <c>/trợ giúp</c> is found as well as <c>/trogiup</c>.</summary>
    public (IChatCommand Command, string Argument)? Find(CommandLine line)
    {
        if (_byWord.TryGetValue(line.Verb, out var command))
        {
            return (command, line.Argument);
        }

        return line.TwoWords() is { } two && _byWord.TryGetValue(two.Verb, out command) ? (command, two.Argument) : null;
    }
}
