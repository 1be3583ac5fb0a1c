#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace madoguchi::exchange {

/// Why a file is refused: file, line (1 = header), item, reason (E01 …). The file is taken whole or not at all (C-02).
struct Refusal {
    int line = 0;
    int column = 0;
    QString item;
    QString code;   ///< E01…, domain.md §1.3 F9
    QString reason; ///< English words for logs; ui words it by code
    bool operator==(const Refusal &) const = default;
};

/// Collects what is wrong with one file; the first 100 places go to `sink`, if there is one.
class Refusals {
public:
    explicit Refusals(QList<Refusal> *sink) : m_sink(sink) {}
    /// `error`: what error() says if this is the first refusal.
    void add(int line, int column, const QString &item, const QString &code, const QString &reason, ErrorCode error = ErrorCode::FileRefused);
    bool none() const { return m_count == 0; }
    bool full() const { return m_count >= maximum; }
    Error error() const { return Error{m_error, {m_first}, {}}; }

private:
    static constexpr int maximum = 100;
    QList<Refusal> *m_sink;
    QString m_first;
    ErrorCode m_error = ErrorCode::FileRefused;
    int m_count = 0;
};

} // namespace madoguchi::exchange
