#include "ui/theme/theme.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/indicator_style.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

QPalette palette()
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Colour token) { palette.setColor(role, colour(token)); };
    set(QPalette::Window, Colour::Ground);
    set(QPalette::WindowText, Colour::Text);
    set(QPalette::Base, Colour::Surface);
    set(QPalette::AlternateBase, Colour::Ground);
    set(QPalette::Text, Colour::Text);
    set(QPalette::PlaceholderText, Colour::TextSoft);
    set(QPalette::Button, Colour::Surface);
    set(QPalette::ButtonText, Colour::Text);
    set(QPalette::Highlight, Colour::Selected);
    set(QPalette::HighlightedText, Colour::Text);
    set(QPalette::Link, Colour::Accent);
    set(QPalette::ToolTipBase, Colour::Surface);
    set(QPalette::ToolTipText, Colour::Text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Colour::TextSoft));
    return palette;
}

// @Name stands for a token; sizes are px at 100 %. Fields take their text from the palette: with a colour here Qt would draw placeholders half transparent.
constexpr auto sheet = R"(
QToolTip { background: @Surface; color: @Text; border: 1px solid @LineStrong; padding: 4px; }
QLabel { background: transparent; qproperty-indent: 0; }
QLabel[type="small"] { font-size: 12px; color: @TextSoft; padding-bottom: 2px; }
QLabel[type="wrong"] { font-size: 12px; color: @Blocked; padding-bottom: 2px; }
QLabel[type="wrongstrong"] { font-weight: bold; color: @Blocked; }
QLabel[type="header"] { color: @OnHeader; }
QLabel[type="headerstrong"] { color: @OnHeader; font-weight: bold; }
QLabel[type="headertitle"] { color: @OnHeader; font-size: 16px; font-weight: bold; }
QLabel[type="training"] { background: @OnTraining; color: @Training; font-weight: bold; border-radius: 3px; padding: 1px 8px; }
QLabel[type="soft"] { color: @TextSoft; }
QLabel[type="strong"] { font-weight: bold; }
QLabel[type="heading"] { font-size: 16px; font-weight: bold; }
QLabel[type="title"] { font-size: 20px; font-weight: bold; }
QLabel[type="display"] { font-size: 28px; font-weight: bold; }
QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {
    background: @Surface; border: 1px solid @LineStrong; border-radius: 4px; padding: 0 8px; min-height: 30px;
    selection-background-color: @Selected; selection-color: @Text; }
QPlainTextEdit { padding: 4px 8px; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled { background: @Sunken; border-color: @Line; color: @TextSoft; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid @Blocked; padding: 0 7px; min-height: 28px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: @Surface; color: @Text; border: 1px solid @LineStrong; selection-background-color: @Selected;
    selection-color: @Text; outline: 0; }
QPushButton { background: @Surface; color: @Text; border: 1px solid @LineStrong; border-radius: 4px; padding: 0 16px; min-height: 30px; }
QPushButton:hover { background: @Sunken; }
QPushButton:pressed { background: @Selected; }
QPushButton:disabled { background: @Sunken; border: 1px dashed @Line; color: @TextSoft; }
QPushButton[kind="primary"] { background: @Accent; color: @OnAccent; border-color: @Accent; font-weight: bold; }
QPushButton[kind="primary"]:disabled { background: @Sunken; border: 1px dashed @Line; color: @TextSoft; }
QPushButton[kind="danger"] { color: @Blocked; border-color: @Blocked; }
QPushButton[kind="danger"]:disabled { color: @TextSoft; border: 1px dashed @Line; }
QTabWidget > QWidget > QPushButton { min-height: 24px; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @Accent; text-align: left; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: @AccentSoft; }
QPushButton[kind="quiet"]:disabled { color: @TextSoft; }
QTableView, QListView, QTreeView { background: @Surface; color: @Text; border: 1px solid @Line; border-radius: 4px; font-size: 13px;
    gridline-color: @Line; selection-background-color: @Selected; selection-color: @Text; outline: 0; alternate-background-color: @Ground; }
madoguchi--ui--Sheet QTableView { border: none; border-radius: 0; }
QTableView::item, QListView::item { padding: 0 5px; border: none; border-bottom: 1px solid @Line; }
QTableView::item:selected, QListView::item:selected { background: @Selected; color: @Text; }
QHeaderView { background: @Sunken; border: none; }
QHeaderView::section { background: @Sunken; color: @TextSoft; font-size: 12px; border: none; border-bottom: 1px solid @LineStrong; padding: 4px 8px; }
QTableCornerButton::section { background: @Sunken; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @Line; }
QTabBar::tab { background: transparent; color: @TextSoft; padding: 6px 16px; border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: @Accent; border-bottom-color: @Accent; font-weight: bold; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @LineStrong; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; width: 0; height: 0; }
QProgressBar { background: @Sunken; border: 1px solid @Line; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @Accent; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QMenu { background: @Surface; color: @Text; border: 1px solid @LineStrong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 32px; border: 2px solid transparent; }
QMenu::item:selected { background: @Selected; border-color: @Accent; }
QSplitter::handle { background: @Line; }
)"_L1;

QString styleSheet()
{
    QString text = sheet;
    // Longest names first: @Accent must not eat the head of @AccentSoft.
    constexpr std::pair<QLatin1StringView, Colour> names[] = {
        {"@AccentSoft"_L1, Colour::AccentSoft}, {"@LineStrong"_L1, Colour::LineStrong}, {"@OnTraining"_L1, Colour::OnTraining}, {"@Training"_L1, Colour::Training}, {"@OnAccent"_L1, Colour::OnAccent}, {"@OnHeader"_L1, Colour::OnHeader},
        {"@Selected"_L1, Colour::Selected},     {"@TextSoft"_L1, Colour::TextSoft},     {"@Surface"_L1, Colour::Surface},
        {"@Blocked"_L1, Colour::Blocked},       {"@Ground"_L1, Colour::Ground},         {"@Sunken"_L1, Colour::Sunken},
        {"@Accent"_L1, Colour::Accent},         {"@Line"_L1, Colour::Line},             {"@Text"_L1, Colour::Text}};
    for (const auto &[name, token] : names)
        text.replace(name, colour(token).name());
    return text;
}

} // namespace

void installTheme(QApplication &application, Scheme scheme)
{
    setScheme(scheme);
    if (application.styleSheet().isEmpty()) // the first time
        application.setStyle(new IndicatorStyle);
    application.setPalette(palette());
    application.setFont(typeFont(Type::Base));
    application.setStyleSheet(styleSheet());
    FocusRing::install(application);
}

Scheme schemeOf(const QPalette &desktop)
{
    const QColor ground = desktop.color(QPalette::Active, QPalette::Window), text = desktop.color(QPalette::Active, QPalette::WindowText);
    if (ground.rgb() == QColor(Qt::black).rgb() && contrast(ground, text) >= 12) // Windows' contrast themes, Qt 6.4 has no other sign
        return Scheme::HighContrast;
    return ground.lightness() < text.lightness() ? Scheme::Dark : Scheme::Light;
}

std::optional<Scheme> schemeNamed(QStringView name)
{
    if (name == u"light")
        return Scheme::Light;
    if (name == u"dark")
        return Scheme::Dark;
    return name == u"contrast" ? std::optional(Scheme::HighContrast) : std::nullopt;
}

QString schemeName(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light: return u"light"_s;
    case Scheme::Dark: return u"dark"_s;
    case Scheme::HighContrast: return u"contrast"_s;
    }
    return {};
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace madoguchi::ui
