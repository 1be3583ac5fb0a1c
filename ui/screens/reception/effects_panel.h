#pragma once

#include "ui/widgets/sheet.h"

#include "api/reception_service.h"

namespace madoguchi::ui {

/// 「この届出で起こること」: before → after, a person a strip, live while the form is filled in.
class EffectsPanel : public Sheet {
    Q_OBJECT
public:
    explicit EffectsPanel(QWidget *parent = nullptr);
    /// `before`: name of the previous municipality. Not `decided`: the effects hold only what was notified, since something
    /// must still be corrected before the rules can say what follows.
    void show(const QList<api::Effect> &effects, const QString &before, bool decided, bool householdEnds = false);
    void clear() { show({}, {}, true); }

private:
    class Strips;
    Strips *m_strips;
    QLabel *m_none, *m_open, *m_ends;
};

} // namespace madoguchi::ui
