using SocialWatch.Tests.Configuration;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>A small union: a province, two bodies below it, seven staff entries, a group of members and private questions.</summary>
internal static class DeskConfig
{
    public static Loading Files() => new Loading()
        .With("units.csv", """
            id,name,aliases,area,level,parent,members,valid_from,valid_to,merged_into
            lien-doan,Liên đoàn tỉnh,,,province,,,,,
            cd-than,Công đoàn Than,,,company,lien-doan,,,,
            cd-kcn,Công đoàn Khu công nghiệp,,,company,lien-doan,,,,
            """)
        .With("people.json", """
            [ { "id": "truc-ban", "name": "Người trực", "roles": ["duty", "staff"], "unit": "lien-doan", "sinks": ["telegram:9001"] },
              { "id": "chu-tich", "name": "Chủ tịch", "roles": ["standing_committee"], "unit": "lien-doan", "sinks": ["telegram:9002"] },
              { "id": "truc-thay", "name": "Người trực thay", "roles": ["standing_committee", "duty"], "unit": "lien-doan", "sinks": ["telegram:9003"] },
              { "id": "bien-tap", "name": "Biên tập", "roles": ["editor"], "unit": "lien-doan", "sinks": ["telegram:9004"] },
              { "id": "tra-loi-than", "name": "Trả lời Than", "roles": ["moderator"], "unit": "cd-than", "sinks": ["telegram:9005"] },
              { "id": "tra-loi-kcn", "name": "Trả lời KCN", "roles": ["moderator"], "unit": "cd-kcn", "sinks": ["telegram:9006"] },
              { "id": "nhom", "name": "Nhóm Tuyên giáo", "roles": ["staff"], "unit": "lien-doan", "sinks": ["telegram:-1009000000001"], "group": true } ]
            """)
        .With("roster.json", """
            [ { "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "00:00", "to": "00:00", "person": "truc-ban", "deputy": "truc-thay" } ]
            """)
        .With("channels.json", """
            [ { "id": "tg-lo", "kind": "telegram", "name": "Nhóm Thợ lò", "unit": "cd-than", "ownership": "owned", "source": "group:-1001000000001", "account": "bot" },
              { "id": "tg-hoi", "kind": "telegram", "name": "Hỏi riêng", "unit": "lien-doan", "ownership": "owned", "source": "private", "account": "bot" } ]
            """);
}
