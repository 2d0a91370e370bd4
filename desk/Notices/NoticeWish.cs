using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Notices;

/// <summary>What somebody chose to hear; the person is the document's id. Without one it is everything.</summary>
public sealed record NoticeWish(NoticeLevel Level)
{
    public static readonly DocumentType<NoticeWish> Wishes = new("notice-wish");
}
