#pragma once

#include "api/actor.h"

#include <QFuture>
#include <QObject>

#include <array>
#include <optional>

namespace madoguchi::api {

enum class Outcome { Done, Denied, Failed };

/// One entry of the record as it can be shown: no resident's name, ever.
struct RecordLine {
    qint64 sequence = 0;
    QDateTime at; ///< UTC
    QString staff, staffName, role;
    QString useCase; ///< id of the registry
    QString object;  ///< internal id, or empty
    QString receptionNumber;
    Outcome outcome = Outcome::Done;
    qint64 count = -1;
    QString detail; ///< coded: searched fields, lock cause, error code
    bool anchored = false;
};
struct RecordHead {
    qint64 size = 0;
    QByteArray root;
    QDateTime signedAt;
    qint64 anchored = 0;
    QDateTime anchoredAt;
};

/// Which entries are looked for: those that fit everything that is set. One person's trail is `staff`, one resident's history `object` or `receptionNumber`.
struct RecordFilter {
    QDate from = {}, until = {}; ///< days in Japan, both with them
    QString staff = {};
    std::optional<RecordKind> kind = {};
    QString useCase = {}; ///< id of the registry
    std::optional<Outcome> outcome = {};
    QString object = {};  ///< internal id of what was opened or changed: a household, a notification, a file, a member of staff
    QString receptionNumber = {};
    bool outsideHours = false; ///< nobody was expected at a terminal then (domain/office_hours)
    friend bool operator==(const RecordFilter &, const RecordFilter &) = default;
};
/// How many entries of one kind, and how many of those are worth a look.
struct RecordCount {
    QString id, name; ///< of the person (both empty: nobody was logged in), or id of the use case
    qint64 entries = 0, denied = 0, failed = 0, outsideHours = 0;
};
/// What one look at the record finds.
struct RecordLook {
    qint64 number = 0; ///< for more of its lines
    RecordCount all;
    std::array<qint64, 24> hours{}; ///< in Japan
    QList<RecordCount> staff, useCases; ///< most first
    QList<RecordLine> lines; ///< the newest
};
struct RecordPerson {
    QString id, name;
};

class RecordService : public QObject {
    Q_OBJECT
public:
    /// An entry of the record, which says what was set in the filter, and of an object or a person whom. Newest first. IndividualNumberInText, CharacterUnfit, TooLarge with the field "reception".
    virtual QFuture<Result<RecordLook>> look(RecordFilter filter, int limit) = 0;
    /// More of what a look has found, from the `first` (0: the newest) on; no entry of its own. NotFound: another look has been taken since, or by somebody else.
    virtual QFuture<Result<QList<RecordLine>>> lines(qint64 look, qint64 first, int limit) = 0;
    /// Whoever stands in the record at all, by name: nobody else can be looked for. Known after the first look.
    virtual QList<RecordPerson> people() const = 0;
    virtual RecordHead head() const = 0;

Q_SIGNALS:
    void headChanged();
};

} // namespace madoguchi::api
