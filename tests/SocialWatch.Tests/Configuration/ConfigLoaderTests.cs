using SocialWatch.Channels;
using SocialWatch.Configuration;

namespace SocialWatch.Tests.Configuration;

public class ConfigLoaderTests
{
    [Fact]
    public void Without_any_configuration_one_owned_import_channel_exists()
    {
        using var loading = new Loading();
        var (config, errors) = loading.Load();
        Assert.Empty(errors);
        var channel = Assert.Single(config!.Channels);
        Assert.Equal(("import", "import", Ownership.Owned, "lien-doan"), (channel.Id, channel.Kind, channel.Ownership, channel.Unit));
        Assert.Contains(config.People, p => p.Roles.Contains("duty") && p.Sinks.Contains("console"));
        Assert.Equal(4, config.Floor.Targets.Single(t => t.From == new DateOnly(2022, 1, 1)).N);
        Assert.Contains(config.Calendar.Holidays, h => h.From == new DateOnly(2026, 11, 24));
    }

    [Fact]
    public void The_demonstration_loads_with_its_pages_groups_people_and_a_full_roster()
    {
        var (config, errors) = new ConfigLoader(Loading.Known).LoadDemo(Loading.Settings());
        Assert.Empty(errors);
        Assert.Equal(["fb-tinh", "fb-than", "fb-kcn", "tg-tholo", "tg-hoi"], config!.Channels.Select(c => c.Id));
        Assert.Equal(3, config.Channels.Count(c => c.Floor));
        Assert.All(config.Channels, c => Assert.True(c.MayListen(new DateOnly(2026, 10, 5))));
        Assert.Equal(25, config.Units.All.Count);
        Assert.True(config.Units.IsSameOrBelow("than-khe-sim", "cd-than", new DateOnly(2026, 10, 5)));
        Assert.Contains(config.People, p => p.Group && p.Sinks.Contains("telegram:-1009000000001"));
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_tolerated()
    {
        using var loading = new Loading();
        File.WriteAllText(Path.Combine(loading.Folder, "schedule.json"), "{ // giờ\n \"digest\": \"06:45\", }", new System.Text.UTF8Encoding(true));
        var (config, errors) = loading.Load();
        Assert.Empty(errors);
        Assert.Equal(new TimeOnly(6, 45), config!.Schedule.Digest);
        Assert.Equal(new TimeOnly(8, 0), config.Schedule.Watchdog);
    }

    [Fact]
    public void Every_error_of_every_file_comes_at_once_with_file_field_and_value()
    {
        using var loading = new Loading()
            .With("channels.json", """[{"id":"a","kind":"myspace","name":"A","unit":"khong-co","ownership":"stolen","floor":"yes","colour":"red"}]""")
            .With("people.json", """[{"id":"p","name":"P","roles":["king"],"unit":"lien-doan","sinks":["pigeon:1"]}]""")
            .With("schedule.json", """{"digest":"7h"}""");
        var (config, errors) = loading.Load();
        Assert.Null(config);
        (string, string, string?)[] expected =
        [
            ("channels.json", "[0].kind", "myspace"), ("channels.json", "[0].unit", "khong-co"), ("channels.json", "[0].ownership", "stolen"),
            ("channels.json", "[0].floor", "yes"), ("channels.json", "[0].colour", "red"), ("people.json", "[0].roles[0]", "king"),
            ("people.json", "[0].sinks[0]", "pigeon:1"), ("roster.json", "[0].person", "can-bo"), ("schedule.json", "digest", "7h"),
        ];
        Assert.Empty(expected.Except(errors.Select(e => (e.File, e.Field, e.Value))));
        Assert.All(errors, e => Assert.False(string.IsNullOrWhiteSpace(e.Reason)));
    }

    [Theory]
    [InlineData("channels.json", """[{"id":"a","kind":"telegram","name":"A","unit":"lien-doan","ownership":"invited"}]""", "[0].invitation")]
    [InlineData("channels.json", """[{"id":"a","kind":"telegram","name":"A","unit":"lien-doan","ownership":"invited","invitation":{"by":"x","at":"2026-01-01"}}]""", "[0].invitation.notice")]
    [InlineData("channels.json", """[{"id":"a","kind":"telegram","name":"A","unit":"lien-doan","ownership":"invited","invitation":{"by":"x","at":"2026-01-01","notice":false}}]""", "[0].invitation.notice")]
    [InlineData("channels.json", """[{"id":"a","kind":"telegram","name":"A","unit":"lien-doan","ownership":"invited","invitation":{"by":"x","at":"2026-02-30","notice":true}}]""", "[0].invitation.at")]
    [InlineData("channels.json", """[{"id":"a","kind":"telegram","name":"A","unit":"lien-doan","ownership":"invited","invitation":{"by":"x","at":"2026-02-03","notice":true,"until":"2026-02-02"}}]""", "[0].invitation.until")]
    [InlineData("channels.json", """[{"id":"a","kind":"import","name":"A","unit":"lien-doan","ownership":"owned"},{"id":"a","kind":"import","name":"B","unit":"lien-doan","ownership":"owned"}]""", "[1].id")]
    [InlineData("channels.json", """[{"id":"a","kind":"import","name":"A","unit":"lien-doan","ownership":"owned","interval":"soon"}]""", "[0].interval")]
    [InlineData("channels.json", """[{"id":"a","id":"b","kind":"import","name":"A","unit":"lien-doan","ownership":"owned"}]""", "[0].id")]
    [InlineData("channels.json", """{"id":"a"}""", "$")]
    [InlineData("channels.json", """[{"id":"a",""", "$")]
    [InlineData("channels.json", """[{"id":"a","kind":"import","name":"\ud800","unit":"lien-doan","ownership":"owned"}]""", "$")]
    [InlineData("people.json", """[{"id":"can-bo","name":"P","roles":["duty"],"unit":"lien-doan","sinks":["telegram:-100123"]}]""", "[0].sinks[0]")]
    [InlineData("people.json", """[{"id":"can-bo","name":"P","roles":["duty"],"unit":"lien-doan","sinks":["email:nobody"]}]""", "[0].sinks[0]")]
    [InlineData("roster.json", """[{"weekdays":["mon"],"from":"00:00","to":"00:00","person":"nobody","deputy":"can-bo"}]""", "[0].person")]
    [InlineData("roster.json", """[{"weekdays":["mon","tue","wed","thu","fri","sat"],"from":"00:00","to":"00:00","person":"can-bo","deputy":"can-bo"}]""", "$")]
    [InlineData("publishing-floor.json", """{"targets":[{"from":"2026-01-01","n":2,"channel":"nope"}],"checkpoints":["09:00"]}""", "targets[0].channel")]
    [InlineData("publishing-floor.json", """{"targets":[{"from":"2026-01-01","n":2,"unit":"nope"}],"checkpoints":["09:00"]}""", "targets[0].unit")]
    [InlineData("publishing-floor.json", """{"targets":[{"from":"2026-01-01","n":-1}],"checkpoints":["09:00"]}""", "targets[0].n")]
    [InlineData("publishing-floor.json", """{"targets":[],"checkpoints":["14:00","09:00"]}""", "checkpoints")]
    [InlineData("publishing-floor.json", """{"targets":[],"checkpoints":["25:00"]}""", "checkpoints[0]")]
    [InlineData("escalation.json", """{"quiet":{"from":"06:30","to":"21:30"}}""", "quiet.to")]
    [InlineData("escalation.json", """{"sla":{"warnings":[90,50]}}""", "sla.warnings")]
    [InlineData("escalation.json", """{"roles":{"hotspot":["nobody"]}}""", "roles.hotspot[0]")]
    [InlineData("escalation.json", """{"roles":{"surprise":["duty"]}}""", "roles.surprise")]
    [InlineData("calendar.json", """{"holidays":[{"from":"2026-01-02","to":"2026-01-01","name":"x"}]}""", "holidays[0].to")]
    [InlineData("topics/transport.json", """{"id":"transport","name":"Xe đưa đón","notify":["king"],"terms":[{"weight":2,"words":["xe đưa đón"]}]}""", "notify")]
    [InlineData("topics/transport.json", """{"id":"transport","terms":[{"weight":2,"words":["xe đưa đón"]}]}""", "name")]
    [InlineData("units.csv", "id,name,parent\nlien-doan,Liên đoàn,\nx,X,khong-co\n", "line 3 parent")]
    [InlineData("texts.vi.json", """{"no.such.key":"x"}""", "no.such.key")]
    [InlineData("texts.vi.json", """{"list.none":"{stranger}"}""", "list.none")]
    public void One_mistake_is_reported_at_its_place(string file, string text, string field)
    {
        using var loading = new Loading().With(file, text);
        var (config, errors) = loading.Load();
        Assert.Null(config);
        Assert.All(errors, e => Assert.Equal((file, field), (e.File, e.Field)));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void A_hole_in_the_roster_is_named_by_day_and_hour()
    {
        using var loading = new Loading().With("roster.json", """
            [{"weekdays":["mon","tue","wed","thu","fri","sat","sun"],"from":"06:00","to":"22:00","person":"can-bo","deputy":"can-bo"}]
            """);
        Assert.Contains(loading.Load().Errors, e => e.Value == "mon 22:00–24:00");
    }

    [Fact]
    public void A_units_file_with_a_header_alone_lets_channels_name_any_unit()
    {
        using var loading = new Loading()
            .With("units.csv", "id,name,aliases,area,level,parent,members,valid_from,valid_to,merged_into\n")
            .With("channels.json", """[{"id":"a","kind":"import","name":"A","unit":"bat-ky","ownership":"owned"}]""");
        Assert.Empty(loading.Load().Errors);
    }

    [Fact]
    public void A_token_typed_into_the_wrong_file_is_not_shown()
    {
        using var loading = new Loading().With("channels.json", """[{"id":"a","kind":"import","name":"A","unit":"lien-doan","ownership":"owned","token":"EAAB-do-not-show"}]""");
        Assert.DoesNotContain(loading.Load().Errors, e => ConfigErrorLine.Print(e).Contains("EAAB", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_in_another_encoding_is_one_clear_error()
    {
        using var loading = new Loading();
        File.WriteAllBytes(Path.Combine(loading.Folder, "people.json"), System.Text.Encoding.Unicode.GetBytes("[]é"));
        Assert.Contains(loading.Load().Errors, e => e.File == "people.json" && e.Reason.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void The_unions_own_wording_replaces_the_shipped_one_key_by_key()
    {
        using var loading = new Loading().With("texts.vi.json", """{"list.none":"Trống, {as_of}."}""");
        var (config, errors) = loading.Load();
        Assert.Empty(errors);
        Assert.Equal("Trống, nay.", config!.Texts.Say("list.none", ("as_of", "nay")));
        Assert.Contains("list.all", config.Texts.Keys);
    }

    [Fact]
    public void Hotlines_come_from_the_settings_and_must_be_telephone_numbers()
    {
        using var loading = new Loading();
        Assert.Equal(["0200 000 0000"], loading.Load(("Union:Hotlines:0", "0200 000 0000")).Config!.Hotlines);
        Assert.Contains(loading.Load(("Union:Hotlines:0", "gọi cho tôi")).Errors, e => e.Field == "Union.Hotlines[0]");
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_and_not_the_defaults()
    {
        var (config, errors) = new ConfigLoader(Loading.Known).Load("/nowhere/at/all", Loading.Settings());
        Assert.Null(config);
        Assert.Single(errors);
    }
}
