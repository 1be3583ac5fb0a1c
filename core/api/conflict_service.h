#pragma once

#include "api/seen.h"
#include "base/id.h"
#include "base/result.h"

#include <QDateTime>
#include <QFuture>
#include <QJsonValue>
#include <QObject>

namespace madoguchi::api {

/// One field of something that two have changed at once, as each left it.
struct ConflictField {
    QString key;              ///< "address", "members.nameKanji": where it stands, without indexes
    QString subject;          ///< of a list: whose it is, or which one; else empty
    QJsonValue ours, theirs;  ///< text, number or yes/no; Undefined: that version does not have it
    bool differs() const { return ours != theirs; }
};
/// Who made a version, where and when.
struct ConflictVersion {
    QString staff, staffName; ///< empty: a machine; the name is empty where it is not known here
    QString terminal;
    QDateTime at;             ///< UTC; invalid: not told
};
/// A change of this terminal that came second, beside what stands at the municipality (sync.md promise 4). The individual number is in neither.
struct Conflict {
    QString kind;             ///< "household", "reception" …
    QString aggregate;
    ConflictVersion ours, theirs;
    Seen seen;                ///< of theirs
    QList<ConflictField> fields; ///< those that differ first
    enum class Ours {
        Possible,
        Waiting,    ///< theirs has not arrived here yet, or a newer change of this terminal has not left
        Impossible, ///< of this kind nothing may be put on top
    } putOurs = Ours::Possible;
    int behind = 0;           ///< rows for the federation that go as it is decided
};

/// `id` is that of the set-aside item (AsideItem). Theirs is kept by LinkService::closeAside(): it is seen here, as soon as nothing of ours is open.
class ConflictService : public QObject {
    Q_OBJECT
public:
    /// Names residents: an entry of the record each time. NotFound: not open, or no conflict.
    virtual QFuture<Result<Conflict>> conflict(QString id) = 0;
    /// Makes our version anew, as a change of theirs. `theirs` is what was shown. VersionConflict: it is not the newest any more, to be shown
    /// again; StateRefused: not possible now; FieldRequired, TooLarge, CharacterUnfit, IndividualNumberInText, each with the field "reason"; NotFound.
    virtual QFuture<Result<Done>> putOurs(QString id, Seen theirs, QString reason) = 0;
};

} // namespace madoguchi::api
