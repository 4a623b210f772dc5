namespace SocialWatch.Simulator.Facebook;

/// <summary>The fields each node knows (SDK v25); asking for any other is error 100. Known fields may still be absent.</summary>
internal static class GraphFields
{
    public static readonly IReadOnlyList<FieldRequest> PostDefault = FieldSelection.Parse("created_time,message,id")!;
    public static readonly IReadOnlyList<FieldRequest> CommentDefault = FieldSelection.Parse("created_time,from,message,id")!;
    public static readonly IReadOnlyList<FieldRequest> PageDefault = FieldSelection.Parse("name,id")!;
    public static readonly IReadOnlyList<FieldRequest> AccountDefault = FieldSelection.Parse("access_token,category,category_list,name,id,tasks")!;

    public static readonly IReadOnlySet<string> Post = Set(
        "id message story created_time updated_time from permalink_url full_picture status_type is_published is_hidden is_expired scheduled_publish_time shares "
        + "message_tags story_tags parent_id privacy properties place target via admin_creator can_reply_privately promotion_status timeline_visibility is_popular "
        + "is_instagram_eligible application attachments comments reactions likes insights sharedposts");

    public static readonly IReadOnlySet<string> Comment = Set(
        "id message from created_time parent comment_count like_count attachment permalink_url is_hidden is_private can_comment can_hide can_like can_remove "
        + "can_reply_privately message_tags object admin_creator application private_reply_conversation user_likes live_broadcast_timestamp comments reactions likes");

    public static readonly IReadOnlySet<string> Page = Set(
        "id name username about link category category_list tasks access_token fan_count followers_count is_published verification_status");

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.Ordinal);
}
