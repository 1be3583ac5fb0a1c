#pragma once

#include <QHash>
#include <QString>

namespace madoguchi {

/// An identifier that cannot be mistaken for one of another kind. The text is opaque.
template <typename Kind>
class Id {
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}
    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &a, const Id &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

using PersonId = Id<struct PersonKind>;             ///< a resident in the municipal store (UUIDv7)
using HouseholdId = Id<struct HouseholdKind>;       ///< a household in the municipal store (UUIDv7)
using RegisterRecordId = Id<struct RegisterKind>;   ///< a resident register (住基) record that came in as a proposal
using ReceptionId = Id<struct ReceptionKind>;       ///< one visit to the counter (受付)
using NotificationId = Id<struct NotificationKind>; ///< one notification (届出)
using StaffId = Id<struct StaffKind>;               ///< an official; never a resident
using TerminalId = Id<struct TerminalKind>;
using ChangeId = Id<struct ChangeKind>;             ///< one outbox item (UUIDv7), the unit of exactly-once
using FileId = Id<struct FileKind>;                 ///< one interface file, sent or received
using AnswerTaskId = Id<struct AnswerTaskKind>;         ///< one line of the federation's answers that somebody works through
using MediaRequestId = Id<struct MediaRequestKind>; ///< one request to export a file to a medium

/// A new UUIDv7 (RFC 9562): ordered by creation time, random otherwise.
QString newId();

} // namespace madoguchi
