#include "sync/supply_check.h"

#include "base/json_members.h"
#include "sync/signed_answer.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int askedForDays = 90; ///< what has not come by then is on the list of what was refused, or lost there
constexpr int mostRows = 10'000; ///< of one page
const QString noSuchCall = u"F-004"_s;

} // namespace

Result<int> SupplyCheck::run()
{
    const QDateTime since = m_link.clock.utc().addDays(-askedForDays);
    MADOGUCHI_ASSIGN(const auto files, await(m_link.store().read<QList<FileRow>>([&](store::Connection &connection) { return filesToAskFor(connection, since); })));
    int changed = 0;
    for (const FileRow &file : files) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const auto asked, ask(file));
        if (!asked)
            break;
        changed += *asked;
    }
    return changed;
}

Result<std::optional<int>> SupplyCheck::ask(const FileRow &file)
{
    int changed = 0;
    for (int after = 0;;) {
        const auto page = this->page(file, after);
        if (!page.ok() && page.error().code == ErrorCode::NotFound) {
            const bool nobody = page.error().args.value(0) == noSuchCall; // else the server has lost the file: sync tells that elsewhere
            if (nobody)
                MADOGUCHI_TRY(await(m_link.store().write<Done>([](store::Transaction &transaction) { return setNextStationAnswers(transaction, false); })));
            return nobody ? std::optional<int>() : std::optional(0);
        }
        MADOGUCHI_TRY(page);
        MADOGUCHI_ASSIGN(const int more, await(m_link.store().write<int>([&](store::Transaction &transaction) -> Result<int> {
            MADOGUCHI_TRY(setNextStationAnswers(transaction, true));
            return keepSupply(transaction, file.file.id, page->rows, page->receipt);
        })));
        changed += more;
        if (!page->more)
            return std::optional(changed);
        after = page->rows.last().line;
    }
}

Result<SupplyCheck::Page> SupplyCheck::page(const FileRow &file, int after)
{
    Request request;
    request.path = u"/federation/v1/supply/%1?after=%2"_s.arg(file.file.sequence).arg(after);
    MADOGUCHI_ASSIGN(const QJsonObject answer, m_link.client.json(std::move(request)));
    MADOGUCHI_ASSIGN(const QJsonObject payload, openSignedBy(answer, m_link.options.authority, "next-station"_L1, "supply"_L1, m_link.clock.utc()));
    JsonMembers members(payload, ErrorCode::ReceiptInvalid, u"supply"_s);
    (void)members.text("type"_L1);
    const QString municipality = members.text("municipality"_L1, 6), sha256 = members.text("sha256"_L1, 64);
    const qint64 sequence = members.integer("sequence"_L1);
    const QJsonArray told = members.array("rows"_L1, mostRows);
    Page page;
    page.more = members.boolean("more"_L1);
    (void)members.time("at"_L1);
    MADOGUCHI_TRY(members.finish());
    if (municipality != m_link.options.municipality || sequence != file.file.sequence || sha256.toLatin1() != file.sha256.toHex())
        return Error{ErrorCode::ReceiptInvalid, {u"supply"_s}, {}};
    for (const QJsonValue &value : told) {
        JsonMembers row(value.toObject(), ErrorCode::ReceiptInvalid, u"rows"_s);
        SupplyRow one;
        one.line = static_cast<int>(row.integer("line"_L1, after + 1, 100'000'000));
        one.registered = row.optionalTime("registeredAt"_L1);
        one.visible = row.optionalTime("visibleAt"_L1);
        one.stopped = row.optionalTime("stoppedAt"_L1);
        one.code = row.text("code"_L1, 8);
        if ((one.visible.isValid() && !one.registered.isValid()) || (one.stopped.isValid() && one.registered.isValid()))
            row.fail("registeredAt"_L1, "value"_L1);
        MADOGUCHI_TRY(row.finish());
        page.rows.append(one);
    }
    if (page.more && page.rows.isEmpty())
        return Error{ErrorCode::ReceiptInvalid, {u"rows"_s}, {}};
    page.receipt = signedBytes(answer);
    return page;
}

} // namespace madoguchi::sync
