#pragma once

#include "api/order.h"
#include "api/record_service.h"

#include <QMap>

namespace madoguchi::api {

enum class ReviewSeverity { Attention, Serious };

/// A rule by which entries of the record stand out (resources/review).
struct ReviewRule {
    QString id;
    ReviewSeverity severity = ReviewSeverity::Attention;
    QDate effective;   ///< the first day that it looks at
    QMap<QString, int> parameters;
    QString undecided; ///< why the program cannot decide it yet, a coded word; empty: it does
};

/// What somebody has answered to a case.
struct CaseSettlement {
    CaseAnswer answer = CaseAnswer::Explained;
    QString reason, by; ///< by: name
    QDateTime at;
    friend bool operator==(const CaseSettlement &, const CaseSettlement &) = default;
};

/// Entries that stand out together.
struct ReviewCase {
    QString id; ///< of rule, terminal and first entry: the same at every look
    QString rule;
    ReviewSeverity severity = ReviewSeverity::Attention;
    QString staff, staffName; ///< both empty: nobody was logged in
    QDateTime from, until;    ///< UTC
    qint64 first = 0, last = 0, count = 0;
    QList<qint64> entries;    ///< their numbers, at most mostEntriesOfCase of `count`
    std::optional<CaseSettlement> settled = {}; ///< and nothing came to it since
    friend bool operator==(const ReviewCase &, const ReviewCase &) = default;
};
inline constexpr int mostEntriesOfCase = 200, mostCases = 1000;

/// An irregular case that still stands, of this or another terminal: an earlier review was signed for it.
struct IrregularCase {
    QString id;
    TerminalId terminal;
    QString rule, staff, staffName;
    qint64 last = 0;
    CaseSettlement settled;
};

/// One visit of the stretch, to be laid beside its paper.
struct SampledVisit {
    struct Deed {
        QString useCase; ///< id of the registry
        int times = 0;
    };
    QString reception;  ///< 受付番号
    QDateTime at;       ///< its first entry, UTC
    QStringList staff;  ///< names
    QList<Deed> done;   ///< in the order of the record; looking and refusals too
};

struct ReviewView {
    TerminalId terminal;
    QDate from, until;   ///< days in Japan; not valid: nothing has come since the last review
    qint64 size = 0;     ///< entries of the head that is read and signed
    QByteArray root;
    QList<ReviewCase> cases;
    qint64 moreCases = 0; ///< beyond mostCases: such a stretch cannot be signed
    int answered = 0, answeredIrregular = 0; ///< that the directory holds of this stretch: what a signature stands for
    QList<IrregularCase> irregular; ///< of earlier reviews and of other terminals
    int receptions = 0;
    QList<SampledVisit> sample; ///< chosen by `root`: nobody picks it, and everybody can choose it again
    struct Signed {
        QDate from, until;
        qint64 size = 0;
        QByteArray root;
        int cases = 0, irregular = 0, receptions = 0, sampled = 0, missing = 0, differing = 0;
        QString remarks, by;
        QDateTime at;
    };
    QList<Signed> reviews; ///< of this terminal, newest first
    QDate due;             ///< of the next one
    QList<ReviewRule> rules;
};

/// What waits for an auditor, as numbers: nobody's name, so nothing is recorded.
struct ReviewWork {
    int open = 0, serious = 0; ///< cases that nobody has answered
    QDateTime since;           ///< of the oldest
    QDate due;                 ///< not valid: there is nothing to review
    bool overdue = false;
};

/// The review of this terminal's record (C-10). Answers and signatures are orders: SettleCase, SignReview.
class ReviewService : public QObject {
    Q_OBJECT
public:
    /// An entry of the record, each time: whoever begins again to get another sample is seen.
    virtual QFuture<Result<ReviewView>> review() = 0;
    /// Entries of a case of the review that was read last. NotFound: others, or somebody else has read it.
    virtual QFuture<Result<QList<RecordLine>>> lines(QList<qint64> entries) = 0;
    virtual QFuture<Result<ReviewWork>> work() = 0;
};

} // namespace madoguchi::api
