using System.Reflection;
using System.Xml.Linq;
using SocialWatch.Tests.Kit;
using SocialWatch.Time;

namespace SocialWatch.Tests.Rules;

/// <summary>House rules that a paragraph would not keep (DESIGN 4).</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(LocalClock).Assembly;
    private static readonly Assembly Host = typeof(Modules.IModule).Assembly;

    [Fact]
    public void No_source_file_is_longer_than_250_lines()
    {
        var long_ones = Repository.Sources("src").Where(f => File.ReadLines(f).Count() > 250).Select(Path.GetFileName);
        Assert.Empty(long_ones);
    }

    [Fact]
    public void No_folder_is_a_drawer_for_anything()
    {
        string[] drawers = ["Utils", "Utilities", "Helpers", "Managers", "Services", "Common", "Misc", "Interfaces"];
        var found = Repository.Sources("src").Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)).Where(drawers.Contains);
        Assert.Empty(found);
    }

    [Fact]
    public void The_core_references_no_third_party_package_but_tensors()
    {
        var foreign = Core.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && n is not ("netstandard" or "mscorlib" or "System"));
        Assert.Empty(foreign);
    }

    [Fact]
    public void Everything_in_the_program_is_internal()
    {
        var open = Host.GetExportedTypes().Where(t => t.Name != "Program").Select(t => t.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void Classes_of_the_program_are_sealed_static_or_abstract()
    {
        var open = Host.GetTypes().Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && t.Namespace?.StartsWith("SocialWatch", StringComparison.Ordinal) == true
            && !t.Name.Contains('<') && t.DeclaringType is null && t.Name != "Program").Select(t => t.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void Every_public_type_of_the_core_says_what_it_is()
    {
        var docs = XDocument.Load(Path.ChangeExtension(Core.Location, ".xml")).Descendants("member")
            .Where(m => m.Element("summary") is { } s && s.Value.Trim().Length > 0).Select(m => m.Attribute("name")!.Value).ToHashSet();
        var silent = Core.GetExportedTypes().Where(t => !t.IsNested && !docs.Contains("T:" + t.FullName)).Select(t => t.FullName);
        Assert.Empty(silent);
    }

    [Fact]
    public void Constructors_ask_for_at_most_twelve_things()
    {
        // More is a class that does too much; the pipeline's own composition points are the widest.
        var wide = Host.GetTypes().SelectMany(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(c => c.GetParameters().Length > 12 && c.DeclaringType!.GetMethod("<Clone>$") is null).Select(c => c.DeclaringType!.FullName);
        Assert.Empty(wide);
    }

    [Fact]
    public void No_type_or_property_names_an_author_in_a_stored_or_printed_shape()
    {
        // The two in-memory carriers of a platform identity, gone before anything is committed (DESIGN 5.2).
        string[] carriers = ["SocialWatch.Mentions.FetchedItem.AuthorKey", "SocialWatch.Mentions.Mention.AuthorKnown"];
        var found = Core.GetExportedTypes().SelectMany(t => t.GetProperties()).Where(p => p.Name.Contains("Author", StringComparison.OrdinalIgnoreCase)
            || p.Name.Contains("Avatar", StringComparison.OrdinalIgnoreCase) || p.Name.Contains("Handle", StringComparison.Ordinal))
            .Select(p => $"{p.DeclaringType!.FullName}.{p.Name}").Where(n => !carriers.Contains(n) && !n.EndsWith(".UnknownAuthors", StringComparison.Ordinal)).Distinct();
        Assert.Empty(found);
    }
}
