using System.Globalization;

namespace SocialWatch.Simulator.Scripting;

/// <summary>Invents the people of a crowd: plausible names, fresh ids, never the same person twice.</summary>
internal sealed class CrowdPeople(int taken)
{
    private const long FirstId = 7_100_000_000;

    private static readonly string[] Family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Đinh", "Mai"];
    private static readonly string[] Middle = ["Thị", "Văn", "Đức", "Ngọc", "Hữu", "Thanh", "Minh", "Thu", "Quang", "Xuân", "Kim", "Công"];
    private static readonly string[] Given = ["Hạnh", "Tuấn", "Lan", "Dũng", "Huệ", "Thắng", "Nga", "Sơn", "Phương", "Trang", "Hùng", "Yến", "Kiên", "Thủy", "Long", "Nhung"];

    private readonly List<ScriptedPerson> made = [];

    public IReadOnlyList<ScriptedPerson> Made => made;

    /// <summary>A new person's key.</summary>
    public string Next(Dice dice)
    {
        var number = taken + made.Count;
        var key = string.Create(CultureInfo.InvariantCulture, $"crowd-{number}");
        var name = $"{dice.Pick(Family)} {dice.Pick(Middle)} {dice.Pick(Given)}";
        var username = dice.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"nguoi_dung_{number}") : null;
        made.Add(new ScriptedPerson(key, FirstId + (number * 7919L), name, username));
        return key;
    }
}
