// The main of every test program without windows: a QCoreApplication, since timers and futures need one.
#include <QCoreApplication>
#include <gtest/gtest.h>

#include <csignal>

int main(int argc, char **argv)
{
    // Tests close connections under their peers' hands; that is an error code to look at, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    // No test relies on the machine's PC/SC: one that begins or ends it would take the card from all that run beside it.
    // Whoever is about PC/SC takes this away (tests/e2e/presence_test.cpp).
    qputenv("PCSCLITE_CSOCK_NAME", "/nowhere/pcscd.comm");
    QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
