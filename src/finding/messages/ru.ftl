# Что программа говорит об ошибках. Каждое сообщение — одно предложение без точки; `hint` говорит, что делать.

## Файлы

not-utf8 = файл не в кодировке UTF-8: здесь стоит первый чужой байт
    .hint = Сохраните файл в кодировке UTF-8; в редакторах она называется «UTF-8» или «Юникод».
missing-exhibit = нет файла exhibit.toml
    .hint = Напишите exhibit.toml с ключами title, languages и order; образец — в content/README.md.
missing-chapter-file = у главы нет файла chapter.toml
    .hint = Напишите { $path } или уберите главу из `order` в exhibit.toml.
unreadable-file = файл не читается: { $reason }
    .hint = Скопируйте файл заново или восстановите его.

## TOML

toml-syntax = здесь файл нельзя прочесть: { $fault }
    .hint = Исправьте это место; пока оно не исправлено, всё дальнейшее может читаться неверно.
toml-unquoted = текст должен стоять в кавычках
toml-duplicate = этот ключ стоит здесь второй раз
toml-no-value = за ключом должны следовать «=» и значение
toml-value = это не текст в кавычках, не число и не true или false
toml-unclosed-table = имя таблицы должно заканчиваться знаком «]»
toml-unclosed-list = список открыт знаком «[» и не закрыт знаком «]»
toml-unclosed-inline = таблица открыта знаком «{"{"}» и не закрыта знаком «{"}"}»
toml-comma = между двумя значениями не хватает запятой
toml-extra-comma = здесь лишняя запятая
toml-unclosed-text = текст открыт кавычкой и не закрыт на той же строке
toml-escape = после «\» могут стоять только n, t, ", \ или u с четырьмя цифрами
toml-key = ключ состоит из латинских букв, цифр, «-» и «_» или стоит в кавычках
toml-deep = таблицы и списки вложены слишком глубоко
toml-unexpected = здесь ничего стоять не может
toml-wrong-kind = здесь нужно другое: { $expected }; стоит { $found }
    .hint = Напишите так: { $expected }.
kind-text = текст в кавычках
kind-name = имя из букв, цифр, «-» и «_» в кавычках
kind-yes-no = true или false
kind-whole-number = целое число
kind-number = число
kind-two-numbers = два числа в скобках
kind-four-numbers = четыре числа в скобках
kind-list = список в скобках
kind-table = таблица
kind-words = текст на каждом языке, например {"{"} ru = "…", en = "…" {"}"}
kind-language = язык двумя буквами, например "ru"
kind-years = один год или первый и последний, например [1941, 1942]
found-text = текст
found-number = число
found-yes-no = true или false
found-date = дата
found-list = список
found-table = таблица

## Ключи и имена

unknown-key = ключ «{ $key }» никто не читает
    .hint = Здесь читаются ключи: { $keys }.
unknown-key-near = ключ «{ $key }» никто не читает
    .hint = Может быть, «{ $near }»?
unknown-language-key = «{ $key }» — не язык этой экспозиции
    .hint = Языки названы в exhibit.toml: { $keys }.
missing-key = здесь не хватает ключа «{ $key }»
    .hint = Добавьте «{ $key }» в эту таблицу.
duplicate-id = имя «{ $id }» уже занято в строке { $line }
    .hint = Дайте одному из двух другое имя.
duplicate-in-list = «{ $id }» стоит в этом списке дважды
    .hint = Уберите одно из двух.
unknown-stage = сцены вида «{ $stage }» нет
    .hint = Виды сцен: { $stages }.
unknown-stage-near = сцены вида «{ $stage }» нет
    .hint = Может быть, «{ $near }»?
unknown-word = «{ $word }» — не из тех слов, что можно писать здесь
    .hint = Можно писать: { $words }.
unknown-word-near = «{ $word }» — не из тех слов, что можно писать здесь
    .hint = Может быть, «{ $near }»?
quiz-right = ответа номер { $right } нет: у вопроса { $answers ->
        [one] { $answers } ответ
        [few] { $answers } ответа
       *[other] { $answers } ответов
    }
    .hint = Ответы считаются с нуля; напишите номер верного.
words-untranslated = этих слов нет на языке «{ $language }»
    .hint = Добавьте рядом с остальными { $language } = "…".

## Тексты

markdown-no-title = у текста нет заголовка
    .hint = Начните файл строкой вида «# Название главы».
markdown-second-title = заголовок главы стоит один раз, в первой строке
    .hint = Для сцен пишите «## имя-сцены: Название».
markdown-section-name = этот заголовок не начинается с имени сцены
    .hint = Пишите «## имя-сцены: Название», имя — как в chapter.toml.
markdown-section-title = у сцены нет названия
    .hint = Пишите «## имя-сцены: Название».
markdown-heading-markup = в заголовке могут стоять только простые слова
    .hint = Уберите из заголовка метки, термины и факты: им место в абзаце.
markdown-stray-text = абзац стоит раньше первой сцены
    .hint = Поставьте его под заголовок вида «## имя-сцены: Название».
markdown-mark-open = метка открыта знаком «{"{"}» и не закрыта
    .hint = Пишите имя части в фигурных скобках, например {"{"}lining{"}"}, прямо перед словом.
markdown-mark-empty = метка не называет части
    .hint = Пишите имя части в фигурных скобках, например {"{"}lining{"}"}, прямо перед словом.
markdown-mark-space = метка должна стоять прямо перед своим словом
    .hint = Уберите всё, что стоит между закрывающей скобкой и словом.
markdown-mark-at-end = за меткой «{ $mark }» нет слова
    .hint = Поставьте метку прямо перед словом, на котором зажигается часть.
markdown-term-open = термин открыт знаками «[[» и не закрыт
    .hint = Пишите [[термин|слова на экране]].
markdown-term-empty = термин ничего не называет
    .hint = Пишите [[термин|слова на экране]].
markdown-fact-open = факт открыт знаками «[^» и не закрыт
    .hint = Пишите [^S07], номер — как в claims.toml.
markdown-fact-empty = у факта нет номера
    .hint = Пишите [^S07], номер — как в claims.toml.
markdown-foreign = здесь нельзя показать вот что: { $found }
    .hint = В тексте есть заголовок, сцены, абзацы, {"{"}метки{"}"}, [[термины]] и [^факты]; пишите так или поставьте перед знаком «\».
markdown-list = список
markdown-quote = цитата, отмеченная знаком «>»
markdown-code = текст программы
markdown-html = разметка HTML
markdown-image = картинка
markdown-link = ссылка
markdown-brace = закрывающая фигурная скобка без открывающей
markdown-emphasis = выделение звёздочками или подчёркиванием
markdown-rule = разделительная линия
markdown-heading = заголовок третьего уровня или глубже
markdown-underlined = заголовок, сделанный подчёркиванием строки
markdown-nested = разметка внутри термина
markdown-block = блок такого вида
