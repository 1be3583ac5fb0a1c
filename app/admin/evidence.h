#pragma once

#include <QHash>
#include <QMap>
#include <QStringList>

class QIODevice;

namespace madoguchi::admin {

/// What the last runs of ./test said about each test. Only a run of the very commit that is asked about can prove anything.
class TestResults {
public:
    enum Outcome { NotRun, Skipped, OfAnotherCommit, Green, Failed, Missing };

    explicit TestResults(const QString &commit) : m_commit(commit) { }
    /// CTest's JUnit file of one suite, run whole; ./test has written the suite's name and the commit into it. False: not such a file.
    [[nodiscard]] bool add(QIODevice *junit);
    Outcome of(const QString &suite, const QString &test) const; ///< `test` as the source has it: Suite.name
    QString summary() const;

private:
    QString m_commit;
    QMap<QString, QString> m_suites;  ///< name → commit
    QHash<QString, Outcome> m_tests; ///< "suite Suite.name", the worst of its instances
};

/// What the sources say of each promise, held against what ran.
class Evidence {
public:
    /// Lines of resources/clauses/clauses.tsv, partly.tsv and planted.tsv and of what evidence_index.cmake has written.
    Evidence(const QByteArray &clauses, const QByteArray &partly, const QByteArray &planted, const QByteArray &index);

    struct Report {
        QMap<QString, QString> states; ///< by id, as printed
        QString text;
        bool failing = false;
    };
    Report report(const TestResults &results) const;

private:
    struct Test {
        QString suite;
        QString name;
        QString fault; ///< that it plants, and finds; empty: none
    };
    struct Promise {
        QString id;
        QString text;
        QString missing; ///< of one that is kept only partly
        QStringList code;
        QList<Test> tests;
        QList<Test> faults; ///< with which the others are known to fail
    };
    QList<Promise> m_promises;
};

} // namespace madoguchi::admin
