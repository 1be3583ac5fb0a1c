#include "crawl.h"

#include "domain/individual_number.h"
#include "ui/frame/context_panel.h"
#include "ui/frame/screen.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QHash>
#include <QMetaProperty>
#include <QMimeData>
#include <QSet>
#include <QTabBar>
#include <QUrl>
#include <QWindow>

#include <algorithm>
#include <memory>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int lastRole = Qt::UserRole + 64;

/// Those that can hold text or twelve digits; where a widget stands, and in which colour, cannot.
const QList<QMetaProperty> &tellingProperties(const QMetaObject *type)
{
    static const QSet<int> telling{QMetaType::QString, QMetaType::QStringList, QMetaType::QByteArray, QMetaType::QVariant, QMetaType::QVariantList, QMetaType::QVariantMap,
                                   QMetaType::QUrl, QMetaType::LongLong, QMetaType::ULongLong, QMetaType::Double};
    static QHash<const QMetaObject *, QList<QMetaProperty>> known;
    if (const auto found = known.constFind(type); found != known.constEnd())
        return *found;
    QList<QMetaProperty> all;
    for (int i = 0; i < type->propertyCount(); ++i)
        if (const QMetaProperty property = type->property(i); property.isReadable() && telling.contains(property.metaType().id()))
            all += property;
    return *known.insert(type, all);
}

QStringList textsIn(const QVariant &value)
{
    if (!value.isValid())
        return {};
    QStringList all;
    switch (value.typeId()) {
    case QMetaType::QByteArray: return {QString::fromUtf8(value.toByteArray())};
    case QMetaType::QStringList: return value.toStringList(); // of several, none as one text
    case QMetaType::QUrl: return {value.toUrl().toDisplayString()};
    case QMetaType::QVariantMap:
        for (const auto map = value.toMap(); const QString &key : map.keys())
            all << key << textsIn(map.value(key));
        return all;
    default: break;
    }
    if (value.canConvert<QString>())
        return {value.toString()};
    if (value.canConvert<QVariantList>())
        for (const QVariant &each : value.toList())
            all << textsIn(each);
    return all;
}

/// Of the window or of nobody in particular, even if a screen sets them.
bool isOfTheFrame(QByteArrayView property) { return property == "objectName" || property.startsWith("windowTitle") || property.startsWith("windowIconText") || property.startsWith("windowFilePath"); }

/// The explanation beside a screen is that screen's own.
bool isInScreen(const QObject *object)
{
    for (; object; object = object->parent())
        if (qobject_cast<const ui::Screen *>(object) || qobject_cast<const ui::ContextPanel *>(object))
            return true;
    return false;
}

class Reader {
public:
    explicit Reader(Screens screens) : m_screens(screens) {}
    QList<Reading> all;

    void add(const QObject *owner, const QString &what, const QVariant &value, bool inScreen)
    {
        for (const QString &text : textsIn(value))
            if (!text.isEmpty())
                all += {u"%1 %2.%3"_s.arg(QString::fromLatin1(owner->metaObject()->className()), owner->objectName(), what), text, inScreen};
    }
    void object(QObject *object)
    {
        if (!object || m_seen.contains(object))
            return;
        if (const auto *screen = qobject_cast<ui::Screen *>(object); screen && m_screens == Screens::Shown && !screen->isVisible())
            return;
        m_seen += object;
        const bool inside = isInScreen(object);
        for (const QMetaProperty &property : tellingProperties(object->metaObject()))
            add(object, QString::fromLatin1(property.name()), property.read(object), inside && !isOfTheFrame(property.name()));
        for (const QByteArray &name : object->dynamicPropertyNames())
            add(object, QString::fromUtf8(name), object->property(name), inside);
        if (auto *widget = qobject_cast<QWidget *>(object))
            this->widget(widget, inside);
        if (const auto *completer = qobject_cast<QCompleter *>(object))
            model(completer->model(), object, inside);
        model(qobject_cast<QAbstractItemModel *>(object), object, inside);
        for (QObject *child : object->children())
            this->object(child);
    }
    void mime(const QMimeData *data, const QObject *owner, const QString &what, bool inside)
    {
        for (const QString &format : data ? data->formats() : QStringList())
            add(owner, what, data->data(format), inside);
    }

private:
    const Screens m_screens;
    QSet<const QObject *> m_seen;
    QSet<const QAbstractItemModel *> m_models; ///< several views may share one

    void widget(QWidget *widget, bool inside)
    {
        for (QAction *action : widget->actions())
            object(action);
        if (const auto *tabs = qobject_cast<QTabBar *>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                for (const QVariant &text : {QVariant(tabs->tabText(i)), QVariant(tabs->tabToolTip(i)), QVariant(tabs->tabWhatsThis(i)), tabs->tabData(i)})
                    add(tabs, u"tab"_s, text, inside);
        if (const auto *box = qobject_cast<QComboBox *>(widget))
            model(box->model(), box, inside);
        if (const auto *view = qobject_cast<QAbstractItemView *>(widget))
            model(view->model(), view, inside);
        for (const Qt::InputMethodQuery query : {Qt::ImSurroundingText, Qt::ImCurrentSelection, Qt::ImTextBeforeCursor, Qt::ImTextAfterCursor})
            add(widget, u"input method"_s, widget->inputMethodQuery(query), inside);
        if (QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget))
            this->accessible(accessible, widget, inside);
    }

    void model(QAbstractItemModel *model, const QObject *owner, bool inside)
    {
        if (!model || m_models.contains(model))
            return;
        m_models += model;
        if (const auto *proxy = qobject_cast<QAbstractProxyModel *>(model))
            this->model(proxy->sourceModel(), owner, inside);
        for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical})
            for (int section = 0; section < (orientation == Qt::Horizontal ? model->columnCount() : model->rowCount()); ++section)
                for (int role = 0; role <= lastRole; ++role)
                    add(owner, u"header"_s, model->headerData(section, orientation, role), inside);
        QModelIndexList indexes;
        items(model, {}, owner, inside, indexes);
        if (model->mimeTypes() == QStringList{u"application/x-qabstractitemmodeldatalist"_s}) // the roles once more
            return;
        const std::unique_ptr<QMimeData> dragged(model->mimeData(indexes));
        mime(dragged.get(), owner, u"mimeData"_s, inside);
    }
    void items(const QAbstractItemModel *model, const QModelIndex &parent, const QObject *owner, bool inside, QModelIndexList &indexes)
    {
        for (int row = 0; row < model->rowCount(parent); ++row)
            for (int column = 0; column < model->columnCount(parent); ++column) {
                const QModelIndex index = model->index(row, column, parent);
                for (int role = 0; role <= lastRole; ++role)
                    if (const QVariant value = model->data(index, role); value.isValid())
                        add(owner, u"item %1,%2 role %3"_s.arg(row).arg(column).arg(role), value, inside);
                indexes += index;
                if (model->hasChildren(index))
                    items(model, index, owner, inside, indexes);
            }
    }

    /// With the children that are no widgets of their own: cells, bars of a timeline.
    void accessible(QAccessibleInterface *accessible, const QObject *owner, bool inside)
    {
        for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
            add(owner, u"accessible text"_s, accessible->text(kind), inside);
        if (auto *text = accessible->textInterface())
            add(owner, u"accessible content"_s, text->text(0, text->characterCount()), inside);
        if (auto *value = accessible->valueInterface())
            add(owner, u"accessible value"_s, value->currentValue(), inside);
        for (int i = 0; i < accessible->childCount(); ++i)
            if (QAccessibleInterface *child = accessible->child(i); child && !qobject_cast<QWidget *>(child->object()))
                this->accessible(child, owner, inside);
    }
};

/// For each text that contains what is looked for.
template <typename Contains>
QStringList found(const QList<Reading> &readings, Contains contains)
{
    QStringList all;
    for (const Reading &reading : readings)
        if (contains(reading))
            all += reading.where + u": "_s + reading.text;
    return all;
}

QString withoutSpaces(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

} // namespace

QList<Reading> readEverything(Screens screens)
{
    Reader reader(screens);
    reader.object(qApp);
    for (QWidget *top : QApplication::topLevelWidgets())
        reader.object(top);
    for (QWindow *window : QGuiApplication::allWindows()) // what the system is told; their widgets belong to screens
        reader.add(window, u"title"_s, QString(window->title() + u' ' + window->filePath()), false);
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection, QClipboard::FindBuffer})
        reader.mime(QGuiApplication::clipboard()->mimeData(mode), QGuiApplication::clipboard(), u"content"_s, false);
    return reader.all;
}

QStringList withIndividualNumber(const QList<Reading> &readings)
{
    return found(readings, [](const Reading &reading) { return domain::containsIndividualNumber(reading.text); });
}

QStringList withWords(const QList<Reading> &readings, const QStringList &words, bool anywhere)
{
    QStringList plain;
    for (const QString &word : words)
        plain += withoutSpaces(word);
    return found(readings, [&](const Reading &reading) {
        if (reading.inScreen && !anywhere)
            return false;
        const QString text = withoutSpaces(reading.text);
        return std::ranges::any_of(plain, [&](const QString &word) { return text.contains(word); });
    });
}

} // namespace madoguchi::test
