#pragma once

#include "ui/widgets/sheet.h"

#include "api/reception_service.h"

namespace madoguchi::ui {

/// 「この届出で起こること」: before → after, a person a strip, live while the form is filled in.
class EffectsPanel : public Sheet {
    Q_OBJECT
public:
    explicit EffectsPanel(QWidget *parent = nullptr);
    void show(const QList<api::Effect> &effects, const QString &before); ///< before: name of the previous municipality
    void clear() { show({}, {}); }

private:
    class Strips;
    Strips *m_strips;
    QLabel *m_none;
};

} // namespace madoguchi::ui
