#include "session/anchors.h"

#include "crypto/digest.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

Result<Done> keep(store::Transaction &transaction, const QString &name, const QByteArray &digest)
{
    return transaction.exec("INSERT INTO trust_anchor (name, digest) VALUES (?1, ?2)", {name, digest});
}

Result<Anchors> kept(store::Transaction &transaction)
{
    Anchors anchors;
    MADOGUCHI_ASSIGN(auto rows, transaction.query("SELECT name, digest FROM trust_anchor"));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            return anchors;
        anchors.insert(rows.text(0), rows.blob(1));
    }
}

} // namespace

Anchors anchorsOf(const crypto::Certificate &authority, const crypto::Certificate &receipts)
{
    return {{u"ca.crt"_s, crypto::sha256(authority.toDer())}, {u"receipts.crt"_s, crypto::sha256(receipts.toDer())}};
}

Result<Done> checkAnchors(store::Transaction &transaction, const Anchors &anchors)
{
    MADOGUCHI_ASSIGN(const Anchors known, kept(transaction));
    for (auto anchor = anchors.begin(); anchor != anchors.end(); ++anchor) {
        if (!known.contains(anchor.key()))
            MADOGUCHI_TRY(keep(transaction, anchor.key(), anchor.value()));
        else if (known.value(anchor.key()) != anchor.value())
            return Error{ErrorCode::TrustAnchorChanged, {anchor.key()}, {}};
    }
    return done();
}

Result<Done> replaceAnchors(const QString &store, const SecretBytes &k, const Anchors &anchors)
{
    MADOGUCHI_ASSIGN(const auto connection, store::Connection::open(store, k, store::OpenMode::ReadWrite));
    MADOGUCHI_ASSIGN(auto transaction, store::Transaction::begin(*connection));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM trust_anchor"));
    for (auto anchor = anchors.begin(); anchor != anchors.end(); ++anchor)
        MADOGUCHI_TRY(keep(transaction, anchor.key(), anchor.value()));
    MADOGUCHI_TRY(transaction.commit());
    return connection->checkpoint();
}

} // namespace madoguchi::session
