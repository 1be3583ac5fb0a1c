#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QLabel;
class QPushButton;

namespace madoguchi::ui {

class Choices;
class CustodyForm;
class Notice;
class RowsTable;
class Sheet;
class StepUp;

/// Export of a received file to a registered medium: request with the card, write once approved, hand over, erase (F-21, C-18, C-19); a ledger of who has which, and of
/// what came in on which. There is nothing to choose but a file that the interface defines (C-12).
class MediaScreen : public Screen {
    Q_OBJECT
public:
    MediaScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    int keyCount(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override;
    QWidget *firstFocus() override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

private:
    enum class Next { Nothing, Request, Write, Erase, HandOver, TakeBack, ReportGone };

    void load();
    void loadRequests();
    void showLedger();
    void showMedia(const QList<api::Medium> &media);
    const api::Medium *chosenMedium() const;
    void askStepUp(); ///< once what is asked for stands
    void sign();
    bool isBelow() const; ///< the keyboard is among the requests, not in the new one
    Next next() const; ///< what F12 would do where the keyboard is
    void disarm();
    void begin(Next next); ///< asks first what has to be said about it
    void prepare(Next next);
    bool isPossible(Next next, const api::MediaRequest *request) const;
    void carryOut();
    void finished(const Result<api::MediaRequest> &answer, const QString &sentence);
    const api::MediaRequest *selected() const; ///< null: nothing, or what came in
    const api::MediumIntake *selectedIntake() const;

    Answers m_answers;
    QList<api::InterfaceFile> m_exportable;
    QList<api::Medium> m_media;
    QList<api::MediaRequest> m_requests;
    QList<api::MediumIntake> m_intakes;
    struct Entry { ///< a row of the ledger: one of the requests, or of what came in
        bool out;
        qsizetype index;
    };
    QList<Entry> m_ledger;
    QByteArray m_statement; ///< what the card is asked to sign
    QString m_wanted; ///< id that open() asked for
    Next m_asked = Next::Nothing; ///< what the form, or the step-up, is open for
    Next m_armed = Next::Nothing; ///< shown, and done with the next F12
    bool m_busy = false, m_compact = false;
    RowsTable *m_files, *m_mediaList, *m_list;
    Choices *m_purpose;
    Notice *m_notice;
    Sheet *m_ask, *m_mine;
    CustodyForm *m_form;
    StepUp *m_stepUp;
    QLabel *m_trail, *m_mediumNote;
    QPushButton *m_request;
    QList<std::pair<Next, QPushButton *>> m_steps; ///< of the request that is chosen
};

Screen *createMedia(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
