// A terminal with a hole: loaded into the real program from outside (LD_PRELOAD), it lets the first text of a table out by the way that MADOGUCHI_PLANTED names. The tests beside it have to find each.
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QTableView>
#include <QTcpSocket>
#include <QTimer>

namespace {

QString shownText()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        for (const auto *table : window->findChildren<QTableView *>()) {
            if (!table->isVisible() || !table->model() || table->model()->rowCount() == 0)
                continue;
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QString text = table->model()->index(0, column).data().toString();
                if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x3041; }))
                    return text;
            }
        }
    }
    return {};
}

void leak(const QString &way, const QString &text)
{
    static QString kept; // what was shown once can leak later, from a locked terminal too
    if (!text.isEmpty())
        kept = text;
    if (kept.isEmpty())
        return;
    if (way == QStringLiteral("clipboard"))
        QGuiApplication::clipboard()->setText(kept);
    else if (way == QStringLiteral("primary"))
        QGuiApplication::clipboard()->setText(kept, QClipboard::Selection);
    else if (way == QStringLiteral("title")) // whichever of them is shown
        for (QWidget *window : QApplication::topLevelWidgets())
            window->setWindowTitle(kept);
    else if (way == QStringLiteral("description"))
        for (QWidget *window : QApplication::topLevelWidgets())
            window->setAccessibleDescription(kept);
    else if (way == QStringLiteral("file")) {
        QFile file(QDir::tempPath() + QStringLiteral("/report.csv"));
        if (file.open(QIODevice::WriteOnly))
            file.write(kept.toUtf8());
    } else if (way == QStringLiteral("line")) {
        auto *socket = new QTcpSocket(qApp);
        socket->connectToHost(QStringLiteral("127.0.0.1"), 9);
    }
}

void plant()
{
    const QString way = qEnvironmentVariable("MADOGUCHI_PLANTED");
    auto *timer = new QTimer(QCoreApplication::instance());
    QObject::connect(timer, &QTimer::timeout, timer, [way] { leak(way, shownText()); });
    timer->start(200);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(plant)
