using System.Text.RegularExpressions;
using SocialWatch.Classification;
using SocialWatch.Configuration.Json;
using SocialWatch.Knowledge;

namespace SocialWatch.Configuration;

/// <summary>Reads config/knowledge: ready answers by topic, the laws they rest on, and the words by which they are found.</summary>
internal static partial class KnowledgeFiles
{
    public const string Folder = "knowledge/";
    private const string LawsName = Folder + "laws.json";
    private const string WordsName = Folder + "words.json";

    public static KnowledgeBase Read(ConfigFolder folder, TopicCatalogue topics, ConfigErrors errors)
    {
        var laws = folder.Read(LawsName, errors) is { } lawText ? Laws(lawText, errors) : [];
        var (concepts, stop) = folder.Read(WordsName, errors) is { } wordText ? Words(wordText, errors) : ([], []);
        var entries = new List<KnowledgeEntry>();
        foreach (var name in folder.Names(Folder, ".json").Where(n => n is not (LawsName or WordsName)))
        {
            if (folder.Read(name, errors) is { } text && ConfigDocument.Object(errors, name, text) is { } node)
            {
                foreach (var item in node.Objects("answers"))
                {
                    if (Entry(item, laws, [.. topics.Topics.Select(t => t.Id)]) is { } entry)
                    {
                        if (entries.Any(e => e.Code == entry.Code))
                        {
                            item.Wrong("code", "twice");
                        }

                        entries.Add(entry);
                    }
                }

                node.Close();
            }
        }

        return new([.. entries.OrderBy(e => e.Code.Length).ThenBy(e => e.Code, StringComparer.Ordinal)], laws, concepts, stop);
    }

    private static KnowledgeEntry? Entry(ConfigNode item, IReadOnlyList<Law> laws, IReadOnlyList<string> known)
    {
        var (code, question, answer, citation) = (item.Text("code"), item.Text("question"), item.Text("answer"), item.Text("citation"));
        var phrasings = item.Texts("phrasings", required: false);
        var named = item.Texts("laws", allowed: [.. laws.Select(l => l.Id)]);
        var topics = item.Texts("topics", required: false, allowed: [.. known]);
        var (from, to) = (item.Date("valid_from"), item.Date("valid_to", required: false));
        if (code is not null && !CodeForm().IsMatch(code))
        {
            item.Wrong("code", "not_knowledge_code");
        }

        if (to < from)
        {
            item.Wrong("valid_to", "ends_before");
        }

        item.Close();
        return code is null || question is null || answer is null || citation is null || from is not { } first ? null
            : new()
            {
                Code = code, Question = question, Phrasings = phrasings, Answer = answer, Citation = citation, Laws = named, Topics = topics, ValidFrom = first, ValidTo = to,
            };
    }

    private static List<Law> Laws(string text, ConfigErrors errors)
    {
        var laws = new List<Law>();
        if (ConfigDocument.Object(errors, LawsName, text) is not { } node)
        {
            return laws;
        }

        var items = node.Objects("laws").ToList();
        var names = items.Select(i => i.Peek("id")).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var (id, name, from) = (item.Id("id"), item.Text("name"), item.Date("valid_from"));
            var (to, next) = (item.Date("valid_to", required: false), item.Id("superseded_by", required: false));
            if (id is not null && laws.Any(l => l.Id == id))
            {
                item.Wrong("id", "twice");
            }

            if (to < from)
            {
                item.Wrong("valid_to", "ends_before");
            }

            if (next is not null && !names.Contains(next))
            {
                item.Wrong("superseded_by", "no_such_law", ("law", next));
            }

            item.Close();
            if (id is not null && name is not null && from is { } first)
            {
                laws.Add(new(id, name, first, to, next));
            }
        }

        node.Close();
        return laws;
    }

    private static (List<Concept> Concepts, IReadOnlyList<string> Stop) Words(string text, ConfigErrors errors)
    {
        var concepts = new List<Concept>();
        if (ConfigDocument.Object(errors, WordsName, text) is not { } node)
        {
            return (concepts, []);
        }

        foreach (var item in node.Objects("concepts"))
        {
            var id = item.Id("id");
            var phrases = item.Texts("phrases");
            item.Close();
            if (id is not null)
            {
                concepts.Add(new(id, phrases));
            }
        }

        var stop = node.Texts("stop", required: false);
        node.Close();
        return (concepts, stop);
    }

    [GeneratedRegex("^K[1-9][0-9]{0,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
