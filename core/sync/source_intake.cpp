#include "sync/source_intake.h"

#include "base/json_members.h"
#include "crypto/digest.h"
#include "crypto/seal.h"
#include "number/number_request.h"
#include "sync/file_parts.h"
#include "sync/ledger.h"
#include "sync/number_call.h"
#include "sync/source_table.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int mostNotable = 100;

/// Says nothing of the number: another seal is needed.
bool isOurFault(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SealKeyRetired:
    case ErrorCode::SealKeyUnknown:
    case ErrorCode::SealMalformed:
    case ErrorCode::SignatureInvalid:
    case ErrorCode::UnsealFailed:
        return true;
    default:
        return false;
    }
}

/// Of this kind one file is under way at a time; one that was taken in and has not left gives way to another.
Result<std::optional<FileId>> inItsPlace(store::Connection &connection, const QString &layout)
{
    std::optional<FileId> composed;
    MADOGUCHI_ASSIGN(const auto files, fileRows(connection, true));
    for (const FileRow &file : files) {
        if (file.file.layout != layout || !file.isOpen())
            continue;
        if (file.state != "composed"_L1 || !file.takenIn)
            return Error{ErrorCode::StateRefused, {file.file.name}, {}};
        composed = file.file.id;
    }
    return composed;
}

} // namespace

Result<api::TakenIn> SourceIntake::run(const QString &medium, const QString &name)
{
    MADOGUCHI_TRY(m_link.runner.gate().admit(api::UseCase::SourceTake));
    MADOGUCHI_ASSIGN(m_place, placeOf(m_link.options.source, medium));
    MADOGUCHI_ASSIGN(const Layouts layouts, exchange::loadLayouts(m_link.options.layoutsDir, m_link.clock.today()));
    const auto outcome = read(name, layouts);
    if (outcome.ok()) {
        MADOGUCHI_TRY(keep(name));
        return m_taken;
    }
    const auto told = await(m_link.runner.run<Done>(api::UseCase::SourceTake, [&](journal::UseCaseRunner::Scope &) -> Result<Done> { return outcome.error(); }));
    m_taken.faults = faultsOf(m_refusals, layouts);
    return m_taken.isTaken() ? Result<api::TakenIn>(told.error()) : m_taken;
}

Result<Done> SourceIntake::read(const QString &name, const Layouts &layouts)
{
    const SourceOptions &options = m_link.options.source;
    MADOGUCHI_ASSIGN(const auto file, openSource(m_place, name));
    MADOGUCHI_ASSIGN(m_key, options.federationKey());
    const checker::Task task{true, options.encoding, m_link.options.municipality, m_link.options.terminal, m_key};
    MADOGUCHI_TRY(checker::Checker(options.checker)
                      .take(
                          file->handle(), task, [&](const checker::Source &source) { return begin(source, layouts); },
                          [&](checker::SealedRow row) { return takeRow(std::move(row)); }, &m_refusals));
    return m_writer->finish();
}

/// The file is right as a file; whether it is one that this municipality may send now.
Result<Done> SourceIntake::begin(const checker::Source &source, const Layouts &layouts)
{
    const exchange::FileHeader &header = source.header;
    exchange::Refusals found(&m_refusals);
    QList<exchange::Layout> fitting;
    for (const QString &id : sourceLayouts())
        fitting.append(layouts.value(id));
    exchange::checkFits(fitting, header, found);
    if (header.sender != m_link.options.municipality)
        found.add(1, 3, u"sender"_s, u"E03"_s, u"another municipality's"_s);
    if (header.receiver != u'K' + m_link.options.municipality.left(2))
        found.add(1, 4, u"receiver"_s, u"E03"_s, u"not the prefecture's federation"_s);
    if (!found.none())
        return found.error();
    m_source = source;
    m_layout = *exchange::findLayout(fitting, header.fileId, header.version, exchange::dayOf(header));
    const auto place = await(m_link.store().read<std::optional<FileId>>([&](store::Connection &connection) { return inItsPlace(connection, m_layout.id); }));
    m_taken.waits = !place.ok() && place.error().code == ErrorCode::StateRefused;
    MADOGUCHI_TRY(place);
    MADOGUCHI_TRY(checkSequence());
    MADOGUCHI_TRY(noteStart());
    m_writer.emplace(m_layout, header, [this](QByteArrayView line) {
        m_content += line;
        return done();
    });
    return done();
}

Result<Done> SourceIntake::checkSequence()
{
    MADOGUCHI_ASSIGN(const QJsonObject body, m_link.client.json(post(u"/federation/v1/sequence"_s, {{"layout"_L1, m_layout.id}})));
    JsonMembers members(body, ErrorCode::AnswerMalformed);
    const qint64 next = members.integer("sequence"_L1, 1, 99'999'999), previous = members.integer("previous"_L1, 0, 99'999'999);
    MADOGUCHI_TRY(members.finish());
    if (m_source.header.sequence == next && m_source.header.previousSequence == previous)
        return done();
    m_taken.nextSequence = next;
    return ErrorCode::SequenceConflict;
}

/// Before the first number leaves: whatever becomes of the rest, it is known that it has begun (C-09).
Result<Done> SourceIntake::noteStart()
{
    return await(m_link.runner.run<Done>(api::UseCase::SourceTake, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.count = m_source.header.records;
        scope.note.detail = sourceDetail(u"start"_s, m_place.medium, m_source.sha256);
        return done();
    }));
}

Result<Done> SourceIntake::takeRow(checker::SealedRow row)
{
    for (const exchange::Column &column : std::as_const(m_layout.columns)) {
        if (!row.sealed.contains(column.key))
            continue;
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(row.row[column.key], deliver(row, column));
    }
    MADOGUCHI_TRY(m_writer->add(row.row));
    api::Progress progress;
    progress.state = api::Progress::State::Running;
    progress.what = u"numbers"_s;
    progress.records = ++m_taken.records;
    progress.recordsTotal = m_source.header.records;
    m_link.report(progress);
    return done();
}

/// What stands in the number column. A number that differs has its receipt like any other: the federation puts it on the confirmation list. One that was refused leaves its
/// column empty (C-04).
Result<QString> SourceIntake::deliver(const checker::SealedRow &row, const exchange::Column &column)
{
    const number::NumberRequest request{checker::numberId(m_source.sha256, row.line, column), row.row.value(checker::addresseeKey(column)), {}, m_link.options.municipality,
                                        m_link.options.terminal};
    const QJsonObject body = number::sealedBody(request, row.sealed.value(column.key), crypto::sealKeyId(m_key), m_link.options.source.deviceSign);
    MADOGUCHI_ASSIGN(const api::NumberVerdict verdict, await(callNumbers(m_transport, m_link.options, body)));
    if (verdict.reason && isOurFault(verdict.reason->code))
        return *verdict.reason;
    const bool differs = verdict.answer == api::NumberAnswer::Differs, refused = verdict.answer == api::NumberAnswer::Refused;
    ++m_taken.numbers;
    m_taken.numbersDiffering += differs;
    m_taken.numbersRefused += refused;
    if ((differs || refused) && m_taken.notable.size() < mostNotable)
        m_taken.notable.append({row.line, request.addressee, verdict});
    return verdict.receipt;
}

Result<Done> SourceIntake::keep(const QString &name)
{
    return await(m_link.runner.run<Done>(api::UseCase::SourceTake, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        store::Transaction &transaction = scope.transaction;
        MADOGUCHI_ASSIGN(const auto before, inItsPlace(transaction.connection(), m_layout.id));
        if (before)
            MADOGUCHI_TRY(dropFile(transaction, *before));
        SourceRow source;
        FileRow &file = source.file;
        MADOGUCHI_ASSIGN(const FileId refused, refusedSource(transaction.connection(), m_source.sha256)); // the same once more: it leaves under its own id
        file.file.id = refused.isEmpty() ? FileId(newId()) : refused;
        file.outgoing = true;
        file.file.layout = m_layout.id;
        file.file.name = m_layout.name;
        file.file.sequence = m_source.header.sequence;
        file.previous = m_source.header.previousSequence;
        file.file.at = m_link.clock.utc();
        file.file.records = m_taken.records;
        file.file.size = m_content.size();
        file.sha256 = crypto::sha256(m_content);
        file.state = u"composed"_s;
        MADOGUCHI_TRY(putFile(transaction, file));
        MADOGUCHI_TRY(reopenFile(transaction, file.file.id));
        MADOGUCHI_TRY(reopen(transaction, file.file.id.text(), Station::Federation));
        MADOGUCHI_TRY(putContent(transaction, file.file.id, m_content));
        source.name = name;
        source.medium = m_place.medium;
        source.takenBy = scope.actor.name;
        source.sha256 = m_source.sha256;
        source.numbers = m_taken.numbers;
        source.differing = m_taken.numbersDiffering;
        source.refused = m_taken.numbersRefused;
        MADOGUCHI_TRY(putSource(transaction, source));
        scope.note.object = file.file.id.text();
        scope.note.count = m_taken.records;
        scope.note.detail = sourceDetail(u"composed"_s, m_place.medium, source.sha256);
        return done();
    }));
}

} // namespace madoguchi::sync
