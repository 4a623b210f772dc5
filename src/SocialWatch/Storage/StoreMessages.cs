namespace SocialWatch.Storage;

/// <summary>
/// What a person hears when the store refuses: one Vietnamese line naming the folder or file. They stand here and not in texts.vi.json because a store
/// that cannot be opened must speak before any configuration is read.
/// </summary>
internal static class StoreMessages
{
    public static string Of(StoreFault fault, string folder) => fault switch
    {
        StoreFault.DiskFull => $"Ổ đĩa đã đầy nên không ghi được vào thư mục dữ liệu {folder}. Hãy dọn bớt rồi chạy lại; dữ liệu đã ghi vẫn còn nguyên.",
        StoreFault.ReadOnly => $"Không ghi được vào thư mục dữ liệu {folder}: thư mục hoặc tệp chỉ cho đọc. Hãy cấp quyền ghi rồi chạy lại.",
        StoreFault.Busy => $"Kho dữ liệu ở {folder} đang được chương trình khác ghi và chưa xong sau 30 giây. Hãy thử lại sau.",
        StoreFault.Damaged => $"Tệp dữ liệu trong {folder} bị hỏng hoặc không phải kho của SocialWatch. Đừng xóa; hãy khôi phục từ bản sao lưu.",
        StoreFault.Newer => $"Kho dữ liệu ở {folder} do một bản SocialWatch khác mới hơn tạo ra. Hãy cập nhật chương trình rồi chạy lại.",
        StoreFault.DemoMismatch => $"Kho dữ liệu ở {folder} không cùng loại (trình diễn / thật) với lệnh này.",
        StoreFault.Missing => $"Chưa có kho dữ liệu nào ở {folder}. Hãy kiểm tra lại --data, hoặc chạy dịch vụ hay lệnh import trước.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    public static string DemoOpenedAsReal(string folder) =>
        $"Thư mục {folder} là kho của bản trình diễn, không được ghi dữ liệu thật vào đó. Hãy chọn thư mục khác bằng --data.";

    public static string RealOpenedAsDemo(string folder) =>
        $"Thư mục {folder} là kho dữ liệu thật, bản trình diễn không được ghi vào đó. Hãy chọn thư mục khác bằng --data.";

    public static string SecondService(string folder) =>
        $"Đã có một dịch vụ SocialWatch đang chạy trên thư mục dữ liệu {folder}. Mỗi thư mục chỉ chạy một dịch vụ.";

    public static string DiskTrouble(string folder) =>
        $"Ổ đĩa báo lỗi khi đọc hoặc ghi thư mục dữ liệu {folder}. Hãy kiểm tra ổ đĩa trước khi chạy lại.";

    public static string KeyDamaged(string file) =>
        $"Tệp khóa {file} bị hỏng. Chương trình dừng và không đổi gì; hãy khôi phục tệp này từ nơi cất khóa.";

    public static string KeyUnreachable(string file) =>
        $"Không đọc hoặc ghi được tệp khóa {file}. Hãy kiểm tra quyền của thư mục khóa.";

    public static string NoSecureDelete(string folder) =>
        $"Thư viện SQLite trên máy này không xóa sạch được dữ liệu (secure_delete), nên kho ở {folder} không được mở.";
}
