# Слова интерфейса. Тексты глав лежат в content/chapters.
language-name = Русский

listen-in-order = Слушать по порядку
credits = Кто это сделал
settings = Настройки
staff = Для сотрудников
home = На главную
back = Назад
close = Закрыть
quit = Выйти
touch-to-begin = Коснитесь, чтобы начать

chapter-of = Глава { $n } из { $all }
scene-of = сцена { $n } из { $all }
next-scene = Следующая сцена
previous-scene = Предыдущая сцена
next-chapter = Дальше: { $title }
open-chapter = Открыть главу «{ $title }»
play = Слушать
pause = Пауза
listen-again = Слушать снова
scene-segment = Сцена { $n }: { $title }
played = { $now } / { $all }
panel-page = Страница { $n } из { $all }
next-page = Следующая страница
previous-page = Предыдущая страница

drawing = Рисунок
drawing-caption = Рисунок. { $title }
enlarge = Рассмотреть рисунок
to-text = К тексту
how-do-we-know = Откуда мы знаем?
part-of-drawing = Часть рисунка: { $label }

sources-title = Откуда мы знаем?
sources-scene = Утверждения этой сцены
claim-says = Что сказано
claim-counts = Кто так считает
claim-sure = Насколько мы уверены
claim-dissent = Кто спорит
claim-no-dissent = Возражений нам не встретилось
claim-sources = На чём стоит
source-number = Источник { $n }
fact-number = Факт { $id }
confidence-high = уверенно
confidence-medium = вероятно
confidence-low = только как чьё-то утверждение
confidence-unverified = не проверено
kind-chronicle = летопись комбината
kind-press = печать
kind-scholarly = научная работа
kind-official = официальный документ
kind-memoir = воспоминания
kind-reference = справочник
kind-archive = архив
kind-web = сайт
kind-other = источник

settings-language = Язык
settings-text = Размер текста
settings-text-1 = обычный
settings-text-2 = крупный
settings-text-3 = очень крупный
settings-theme = Цвета
settings-theme-steel = сталь
settings-theme-contrast = контрастные
settings-motion = Движение
settings-motion-on = есть
settings-motion-off = нет
settings-speed = Скорость речи
settings-sound = Голос
settings-sound-on = слышен
settings-sound-off = выключен
settings-volume = Громкость
settings-volume-less = Тише
settings-volume-more = Громче
settings-captions = Подписи к речи
settings-captions-on = показывать
settings-captions-off = не показывать
speed-of = { $speed }×
captions-button = Подписи
no-sound-device = Звука сейчас нет: слова загораются в том же ритме

credits-title = Кто это сделал
credits-voices-synthetic = Голоса синтезированы.

staff-title = Для сотрудников
staff-clean = Замечаний нет. Экспозиция готова.
staff-count = { $n ->
    [one] { $n } замечание
    [few] { $n } замечания
   *[many] { $n } замечаний
}
staff-broken = Экспозиция не открылась
staff-broken-hint = Запустите «kuznetsk-steel check», чтобы увидеть все замечания, или верните прежнюю копию содержания.
staff-chapters-out = Главы, которые не показываются: { $list }

still-here = Вы ещё здесь?
still-here-hint = Коснитесь экрана, чтобы продолжить
seconds-left = Осталось { $n ->
    [one] { $n } секунда
    [few] { $n } секунды
   *[many] { $n } секунд
}
