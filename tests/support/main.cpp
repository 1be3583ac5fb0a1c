// The main of every test program without windows: a QCoreApplication, since timers and futures need one.
#include <QCoreApplication>
#include <gtest/gtest.h>

#include <csignal>

int main(int argc, char **argv)
{
    // Tests close connections under their peers' hands; that is an error code to look at, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
