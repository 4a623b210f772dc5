using System.Text.Json;

namespace SocialWatch.Tests.Commands;

public class CheckConfigTests
{
    [Fact]
    public async Task The_shipped_configuration_is_good_and_the_report_names_modules_channels_and_duty()
    {
        using var terminal = new Terminal();
        Assert.Equal(0, await terminal.TypeAsync("check-config", "--config", terminal.Config));
        Assert.Contains("connector/import: bật", terminal.Out, StringComparison.Ordinal);
        Assert.Contains("connector/facebook: tắt", terminal.Out, StringComparison.Ordinal);
        Assert.Contains("import (import) Tệp nhập từ bên ngoài: công đoàn là chủ", terminal.Out, StringComparison.Ordinal);
        Assert.Contains("Đang trực: Cán bộ phụ trách", terminal.Out, StringComparison.Ordinal);
        Assert.Contains("Cấu hình tốt.", terminal.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_error_is_printed_and_the_exit_code_is_1()
    {
        using var terminal = new Terminal();
        terminal.Configure("schedule.json", """{"digest":"7h","watchdog":"8h","other":1}""");
        Assert.Equal(1, await terminal.TypeAsync("check-config", "--config", terminal.Config));
        Assert.Equal(3, terminal.Out.Split("✗").Length - 1);
        Assert.Equal(1, await terminal.TypeAsync("check-config", "--json", "--config", terminal.Config));
        var lines = terminal.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["digest", "watchdog", "other"], lines.Select(l => l.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task A_channel_or_person_that_needs_a_module_which_is_off_is_an_error()
    {
        using var terminal = new Terminal();
        terminal.Configure("channels.json", """[{"id":"a","kind":"facebook","name":"A","unit":"lien-doan","ownership":"owned","source":"1","account":"a"}]""");
        Assert.Equal(1, await terminal.TypeAsync("check-config", "--config", terminal.Config));
        Assert.Contains("channels.json [0].kind = “facebook”", terminal.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_whose_account_has_no_settings_is_an_error_that_names_the_setting()
    {
        using var terminal = new Terminal();
        terminal.Configure("appsettings.json", """{ "Import": { "Accounts": { "here": { "Token": "x" } } } }""");
        terminal.Configure("channels.json", """[{"id":"a","kind":"import","name":"A","unit":"lien-doan","ownership":"owned","account":"here"},{"id":"b","kind":"import","name":"B","unit":"lien-doan","ownership":"owned","account":"there"}]""");
        Assert.Equal(1, await terminal.TypeAsync("check-config", "--config", terminal.Config));
        Assert.Contains("channels.json [1].account = “there”", terminal.Out, StringComparison.Ordinal);
        Assert.Contains("import:Accounts:there", terminal.Out, StringComparison.Ordinal);
        Assert.Equal(1, terminal.Out.Split("✗").Length - 1);
    }

    [Fact]
    public async Task An_invitation_that_ended_is_shown_as_ended()
    {
        using var terminal = new Terminal();
        terminal.Configure("channels.json", """[{"id":"a","kind":"import","name":"A","unit":"lien-doan","ownership":"invited","invitation":{"by":"Ban quản trị","at":"2020-01-01","notice":true,"until":"2020-02-01"}}]""");
        Assert.Equal(0, await terminal.TypeAsync("check-config", "--config", terminal.Config));
        Assert.Contains("không có hiệu lực hôm nay", terminal.Out, StringComparison.Ordinal);
    }
}
