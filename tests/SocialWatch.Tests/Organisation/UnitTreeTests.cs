using SocialWatch.Configuration;
using SocialWatch.Organisation;

namespace SocialWatch.Tests.Organisation;

public sealed class UnitTreeTests
{
    private const string Header = "id,name,aliases,area,level,parent,members,valid_from,valid_to,merged_into\n";
    private static readonly DateOnly Day = new(2026, 11, 20);

    internal static UnitTree Tree(string rows)
    {
        var errors = new List<ConfigError>();
        var tree = UnitTree.Parse("units.csv", Header + rows, errors);
        Assert.Empty(errors);
        return tree;
    }

    private static string[] Errors(string csv)
    {
        var errors = new List<ConfigError>();
        UnitTree.Parse("units.csv", csv, errors);
        return [.. errors.Select(e => e.Field)];
    }

    [Fact]
    public void The_tree_is_read_with_quotes_and_aliases()
    {
        var tree = Tree("root,\"Liên đoàn \"\"Mẫu\"\", tỉnh\",,,province,,,,,\nm1,Mỏ Thử,MT; mỏ thử 1 ,Đông,company,root,1200,,,\n");
        Assert.Equal("Liên đoàn \"Mẫu\", tỉnh", tree.Find("root", Day)?.Name);
        Assert.Equal(["MT", "mỏ thử 1"], tree.Find("m1", Day)?.Aliases);
        Assert.Equal(1200, tree.Find("m1", Day)?.Members);
        Assert.Equal("root", tree.Root(Day));
        Assert.Equal(["root"], tree.Ancestors("m1", Day));
        Assert.True(tree.IsSameOrBelow("m1", "root", Day));
        Assert.False(tree.IsSameOrBelow("root", "m1", Day));
        Assert.Null(tree.Find("nobody", Day));
    }

    [Fact]
    public void A_merged_unit_is_its_successor_from_the_next_day()
    {
        var tree = Tree("root,Gốc,,,,,,,,\na,A cũ,,,,root,,,2025-06-30,b\nb,B mới,,,,root,,,,\nc,Tổ c,,,,a,,,,\n");
        Assert.Equal("a", tree.Find("a", new(2025, 6, 30))?.Id);
        Assert.Equal("b", tree.Find("a", new(2025, 7, 1))?.Id);
        Assert.True(tree.IsSameOrBelow("c", "b", Day));
        Assert.Equal(["b", "root"], tree.Ancestors("c", Day));
        Assert.Equal(["a", "root"], tree.Ancestors("c", new(2025, 1, 1)));
    }

    [Fact]
    public void One_id_may_move_between_parents_over_time()
    {
        var tree = Tree("root,Gốc,,,,,,,,\np,P,,,,root,,,,\nq,Q,,,,root,,,,\nx,X,,,,p,,,2025-12-31,\nx,X,,,,q,,2026-01-01,,\n");
        Assert.True(tree.IsSameOrBelow("x", "p", new(2025, 5, 1)));
        Assert.True(tree.IsSameOrBelow("x", "q", Day));
        Assert.False(tree.IsSameOrBelow("x", "p", Day));
    }

    [Fact]
    public void Every_error_is_told_with_its_line_and_field()
    {
        var fields = Errors(Header + """
            root,Gốc,,,,,,,,
            a,A,,,,nobody,-5,2025-13-01,,
            a,A lần hai,,,,root,,,,
            b,,,,,root,,2026-01-01,2025-01-01,
            c,C,,,,d,,,,
            d,D,,,,c,,,,
            ,Không id,,,,root,,,,
            e,E,,,,root,,,2025-01-01,ghost
            f,F,,,,root,,,,root
            g,G,,,,,,,,
            h,H,,,,root,,2025-01-01,2025-12-31,
            h,H,,,,root,,2025-06-01,,
            """);
        string[] expected =
        [
            "line 3 parent", "line 3 members", "line 3 valid_from", "line 4 id", "line 5 name", "line 5 valid_to", "line 6 parent", "line 7 parent", "line 8 id", "line 9 merged_into", "line 10 valid_to",
            "line 11 parent", "line 13 valid_from",
        ];
        Assert.All(expected, e => Assert.Contains(e, fields));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("id,name\n", "line 1")]
    [InlineData("id,name,parent,colour\nr,R,,x\n", "line 1")]
    [InlineData(Header + "a,A,,,,b,,,,\nb,B,,,,a,,,,\n", "parent")]
    public void A_file_without_its_columns_or_root_is_refused(string csv, string field) => Assert.Contains(field, Errors(csv));
}
