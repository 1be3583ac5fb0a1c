// What the terminal trusts is remembered inside the encrypted store: a file exchanged in the folder opens nothing (C-08, C-14).
#include "desk_fixture.h"

#include "session/anchors.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

class AnchorsTest : public Desk {
protected:
    AnchorsTest() { folderHas(m_begun); }

    static QByteArray digest(const char *what) { return crypto::sha256(what); }
    void folderHas(const session::Anchors &anchors)
    {
        m_adjust = [anchors](session::SessionOptions &options) { options.anchors = anchors; };
        restart();
    }
    Error loginError(const QString &person)
    {
        insert(person);
        const auto entered = get(tryLogin(passwordOf(person)));
        return entered.ok() ? Error{} : entered.error();
    }
    void leave() { ASSERT_TRUE(get(m_session->logout()).ok()); }
    /// As the officers' tool does it: K by way of the escrow.
    void replace(const session::Anchors &anchors)
    {
        m_store->close();
        ASSERT_TRUE(session::replaceAnchors(path(u"store.db"_s), Office::instance().k, anchors).ok());
    }

    const session::Anchors m_begun{{u"ca.crt"_s, digest("the CA")}, {u"receipts.crt"_s, digest("the server's receipts")}};
};

} // namespace

TEST_F(AnchorsTest, C14_an_exchanged_certificate_is_refused_named_and_recorded_and_the_right_one_opens_again)
{
    login(u"clerk-1"_s);
    leave();
    for (const auto &[file, content] : m_begun.asKeyValueRange()) {
        session::Anchors exchanged = m_begun;
        exchanged[file] = digest("somebody else's");
        folderHas(exchanged);
        for (const auto &person : {u"clerk-1"_s, u"clerk-2"_s})
            EXPECT_EQ(loginError(person), (Error{ErrorCode::TrustAnchorChanged, {file}, {}}));
        EXPECT_FALSE(m_store->isOpen());
    }
    folderHas(m_begun);
    login(u"clerk-1"_s);
    EXPECT_EQ(recorded().filter(u"session.login failed"_s).size(), 4) << qPrintable(recorded().join(u'\n'));
    EXPECT_TRUE(isRecorded(u"session.login failed clerk-2 S-038"_s));
}

TEST_F(AnchorsTest, C14_no_slot_is_made_for_people_whom_an_exchanged_key_vouches_for)
{
    login(u"clerk-1"_s);
    leave();
    QFile::remove(path(u"slots/clerk-2.slot"_s));
    session::Anchors exchanged = m_begun;
    exchanged[u"receipts.crt"_s] = digest("somebody else's");
    folderHas(exchanged);
    EXPECT_EQ(loginError(u"clerk-1"_s).code, ErrorCode::TrustAnchorChanged);
    letTheEntranceRest();
    EXPECT_FALSE(QFile::exists(path(u"slots/clerk-2.slot"_s)));
}

TEST_F(AnchorsTest, C14_what_two_officers_have_confirmed_opens_and_the_former_does_not_any_more)
{
    login(u"clerk-1"_s);
    leave();
    session::Anchors renewed = m_begun;
    renewed[u"ca.crt"_s] = digest("the renewed CA");
    folderHas(renewed);
    EXPECT_EQ(loginError(u"clerk-1"_s).code, ErrorCode::TrustAnchorChanged);
    replace(renewed);
    login(u"clerk-1"_s);
    leave();
    folderHas(m_begun);
    EXPECT_EQ(loginError(u"clerk-1"_s).code, ErrorCode::TrustAnchorChanged);
}

TEST_F(AnchorsTest, C14_an_older_copy_of_the_store_does_not_bring_the_former_ones_back)
{
    login(u"clerk-1"_s);
    leave();
    const QByteArray older = readAll(u"store.db"_s);
    session::Anchors renewed = m_begun;
    renewed[u"ca.crt"_s] = digest("the renewed CA");
    replace(renewed);
    folderHas(renewed);
    login(u"clerk-1"_s);
    leave();
    m_store->close();
    writeAll(u"store.db"_s, older); // its record ends before what the segments hold
    folderHas(m_begun);
    const Error error = loginError(u"clerk-1"_s);
    EXPECT_NE(error.code, ErrorCode{}) << "an old store with the old files: " << qPrintable(describe(error));
    folderHas(renewed);
    EXPECT_EQ(loginError(u"clerk-1"_s).code, ErrorCode::TrustAnchorChanged) << "an old store with the new files";
}
