#include "pictures.h"

#include <QCoreApplication>
#include <QDir>

namespace madoguchi::test {

void picture(QWidget &widget, const QString &name)
{
    const QDir folder(QStringLiteral(MADOGUCHI_PICTURES));
    folder.mkpath(QStringLiteral("."));
    QCoreApplication::processEvents(); // layouts and the focus ring settle
    QCoreApplication::processEvents();
    const int percent = qRound(widget.devicePixelRatioF() * 100);
    widget.grab().save(folder.filePath(name + (percent == 100 ? QString() : QStringLiteral("-%1").arg(percent)) + QStringLiteral(".png")));
}

void picture(const QImage &image, const QString &name)
{
    const QDir folder(QStringLiteral(MADOGUCHI_PICTURES));
    folder.mkpath(QStringLiteral("."));
    image.save(folder.filePath(name + QStringLiteral(".png")));
}

} // namespace madoguchi::test
