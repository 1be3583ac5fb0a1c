// madoguchi-admin: IT's command line. Prints no personal data.
#include "app/admin/commands.h"

#include "base/secret_bytes.h"
#include "store/connection.h"

#include <QCoreApplication>
#include <openssl/crypto.h>

#include <cstdio>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {
const char usage[] = R"(usage: madoguchi-admin COMMAND
  training create DIR [--people N] [--seed S] [--password-days N] [--key-passes N]
                                                an invented prefecture: two municipalities, PKI, cards, two terminals;
                                                a password there ends after N days (0 to 400; 0, as without: never);
                                                opening a key costs N passes (1 to 32; without: a quarter of a second)
  training who DIR                              who can log in, and how
  training insert DIR/terminal-N CARD           puts a card into the training reader ("none" takes it out)
  training port DIR P                           tells the terminals the server's port (after --port 0)
  audit verify DIR/terminal-N [--ca FILE] [--witnessed FILE]
                                                verifies the record without any key: ok or the first bad entry
  audit verify DIR/terminal-N --open SHARE SHARE
                                                and two officers open the store: it and the record say the same, or where not;
                                                at the terminal itself: that they did is an entry, which a copy would keep from it
  backup list DIR/terminal-N                    the copies of its store, and which were opened and read through
  backup restore SHARE SHARE DIR/terminal-N COPY
                                                two officers put a copy in the store's place; what was there is kept beside it
  escrow make OUT MUNICIPALITY                  the municipality's recovery key, as three officers' shares
  escrow open SHARE SHARE DIR/terminal-N STAFF  two officers let a person into a terminal whose people all lost their cards
  escrow trust SHARE SHARE DIR/terminal-N       two officers confirm renewed certificates, which the store takes from nobody else
  escrow drill SHARE SHARE DIR/terminal-N…      proves that the two open every escrow; nothing but the record is written
    (a passphrase is asked at the terminal, or read from --passphrase-fd N, a line a share)
  retire DIR/terminal-N --by NAME [--even-unsent N --reason TEXT]
                                                erases a terminal; its record stays, with a signed statement
  evidence [--results DIR --commit ID]          promises against code, tests and what ./test has written of their last runs
  --help, --version
exit codes: 0 ok, 1 finding, 2 usage, 3 cannot run
)";
}

int main(int argc, char **argv)
{
    hardenProcess();
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    const QString command = arguments.value(0);
    if (command == u"--help") {
        std::fputs(usage, stdout);
        return admin::Ok;
    }
    if (command == u"--version") {
        std::printf("madoguchi-admin " MADOGUCHI_VERSION "\nQt %s\n%s\n%s\n", qVersion(), qPrintable(store::engineVersion()), OpenSSL_version(OPENSSL_VERSION));
        return admin::Ok;
    }
    if (command == u"training")
        return admin::training(arguments.mid(1));
    if (command == u"audit")
        return admin::audit(arguments.mid(1));
    if (command == u"backup")
        return admin::backup(arguments.mid(1));
    if (command == u"escrow")
        return admin::escrow(arguments.mid(1));
    if (command == u"retire")
        return admin::retire(arguments.mid(1));
    if (command == u"evidence")
        return admin::evidence(arguments.mid(1));
    std::fputs(usage, stderr);
    return admin::Usage;
}
