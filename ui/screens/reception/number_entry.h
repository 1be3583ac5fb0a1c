#pragma once

#include "ui/frame/answers.h"
#include "api/reception_service.h"

#include <QWidget>

namespace madoguchi::ui {

class Choices;
class Field;
class NumberCapture;
class StateBadge;

/// 番号確認 of one person: by which document, and the number itself, which goes from its own widget to the federation and
/// is nowhere else (C-20). What stays is the receipt, or that there is none yet.
class NumberEntry : public QWidget {
    Q_OBJECT
public:
    NumberEntry(api::NumberService &service, const api::RegisterProposal::Person &person, const ReceptionId &reception,
                const api::NotificationDraft::Person &known, QWidget *parent = nullptr);

    void store(api::NotificationDraft::Person &person) const;

Q_SIGNALS:
    void edited();
    void done(); ///< nothing is left to do here: a receipt came in, or it goes by itself

private:
    void choose(int document);
    void submit();
    void takeFromRegister();
    void answered(const Result<api::NumberVerdict> &answer);
    void showState();

    Answers m_answers;
    api::NumberService &m_service;
    QString m_addressee;
    ReceptionId m_reception;
    api::NumberDocument m_document = api::NumberDocument::None;
    QString m_receipt;
    std::optional<api::NumberVerdict> m_verdict;
    bool m_busy = false;
    Choices *m_documents;
    NumberCapture *m_capture;
    Field *m_documentField, *m_captureField;
    StateBadge *m_state;
};

} // namespace madoguchi::ui
