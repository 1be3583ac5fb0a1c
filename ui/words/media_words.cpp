#include "ui/words/media_words.h"

#include <QCoreApplication>

#include <array>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
struct MediaWords {
    Q_DECLARE_TR_FUNCTIONS(MediaWords)
};
constexpr std::array purposes{"municipal-import", "correction", "inspection"};
} // namespace

QString mediaStateWord(const api::MediaRequest &request)
{
    if (request.shredded && request.isOut())
        return MediaWords::tr("shredded with the file on it");
    if (request.overdue && request.state != api::MediaState::GoneReported) // which waits for somebody else
        return MediaWords::tr("erasure overdue");
    using enum api::MediaState;
    switch (request.state) {
    case Draft:
        return MediaWords::tr("draft");
    case Requested:
        return MediaWords::tr("waits for approval");
    case Approved:
        return MediaWords::tr("approved");
    case Refused:
        return MediaWords::tr("sent back");
    case Written:
        return MediaWords::tr("written");
    case Verified:
        return MediaWords::tr("written and read back");
    case HandedOver:
        return MediaWords::tr("handed over");
    case TakenBack:
        return MediaWords::tr("taken back");
    case GoneReported:
        return request.gone.how == api::MediumGone::How::Lost ? MediaWords::tr("reported lost") : MediaWords::tr("reported destroyed");
    case Lost:
        return MediaWords::tr("lost");
    case Destroyed:
        return MediaWords::tr("destroyed");
    case Erased:
        return MediaWords::tr("erased");
    case Void:
        return MediaWords::tr("approval void");
    }
    return {};
}

Tone mediaStateTone(const api::MediaRequest &request)
{
    if (request.overdue || (request.shredded && request.isOut()))
        return Tone::Blocked;
    using enum api::MediaState;
    switch (request.state) {
    case Requested:
    case Written:
    case GoneReported:
        return Tone::Attention;
    case Approved:
    case Verified:
    case HandedOver:
    case TakenBack:
        return Tone::Accent;
    case Erased:
    case Destroyed:
        return Tone::Confirmed;
    case Lost:
    case Refused:
    case Void:
        return Tone::Blocked;
    case Draft:
        break;
    }
    return Tone::Neutral;
}

Icon mediaStateIcon(const api::MediaRequest &request)
{
    if (request.overdue || (request.shredded && request.isOut()))
        return Icon::Warning;
    using enum api::MediaState;
    switch (request.state) {
    case Requested:
        return Icon::Waiting;
    case Approved:
    case Erased:
    case Destroyed:
        return Icon::Check;
    case Written:
    case Verified:
    case HandedOver:
    case TakenBack:
        return Icon::Media;
    case GoneReported:
        return Icon::Warning;
    case Lost:
    case Refused:
    case Void:
        return Icon::Blocked;
    case Draft:
        break;
    }
    return Icon::Document;
}

std::span<const char *const> mediaPurposes() { return purposes; }

QString mediaPurposeWord(const QString &code)
{
    if (code == u"municipal-import")
        return MediaWords::tr("taking it into the municipality's system");
    if (code == u"correction")
        return MediaWords::tr("taking it in again after a correction");
    if (code == u"inspection")
        return MediaWords::tr("check by the system administrator");
    return code;
}

QString mediumGoneWord(api::MediumGone::How how)
{
    return how == api::MediumGone::How::Lost ? MediaWords::tr("lost") : MediaWords::tr("destroyed, cannot be erased");
}

QString recipientWord(const QString &code) { return code == u"municipal-system" ? MediaWords::tr("the municipality's own system") : code; }

QString eraseMethodWord(const QString &code)
{
    if (code.isEmpty())
        return MediaWords::tr("not yet erased");
    return code == u"deleted-single-use-key" ? MediaWords::tr("file deleted; the key of the sealed copy was for one use") : code;
}

QString shortHash(const QByteArray &hash)
{
    const QString hex = QString::fromLatin1(hash.toHex());
    return hex.size() < 20 ? hex : u"%1 %2 … %3"_s.arg(hex.first(4), hex.mid(4, 4), hex.last(4));
}

} // namespace madoguchi::ui
