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

## Имена, которые никуда не ведут

unknown-chapter = главы «{ $id }» нет в порядке чтения
    .hint = Главы названы в `order` файла exhibit.toml.
unknown-chapter-near = главы «{ $id }» нет
    .hint = Может быть, «{ $near }»?
unknown-scene = в chapter.toml нет сцены «{ $id }»
    .hint = Добавьте [[scene]] с этим именем или переименуйте эту.
unknown-scene-near = в chapter.toml нет сцены «{ $id }»
    .hint = Может быть, «{ $near }»?
unknown-fact = в { $file } нет факта «{ $id }»
    .hint = Впишите факт в { $file } или назовите другой.
unknown-fact-near = в { $file } нет факта «{ $id }»
    .hint = Может быть, «{ $near }»? Если нет, впишите факт в { $file }.
unknown-source = в { $file } нет источника «{ $id }»
    .hint = Впишите источник в { $file } или назовите другой.
unknown-term = в { $file } нет термина «{ $id }»
    .hint = Объясните термин в { $file } или уберите ссылку.
unknown-term-near = в { $file } нет термина «{ $id }»
    .hint = Может быть, «{ $near }»?
unknown-mark = у сцены нет метки «{ $id }»
    .hint = Добавьте метку в `marks` сцены в chapter.toml или уберите её здесь.
unknown-mark-near = у сцены нет метки «{ $id }»
    .hint = Может быть, «{ $near }»?
unknown-part = в рисунке «{ $drawing }» нет части «{ $id }»
    .hint = Дайте части в рисунке это имя или назовите другую.
unknown-part-near = в рисунке «{ $drawing }» нет части «{ $id }»
    .hint = Может быть, «{ $near }»?
unknown-photo = в photos.toml нет записи «{ $id }»
    .hint = Напишите запись или назовите другую.
unknown-photo-near = в photos.toml нет записи «{ $id }»
    .hint = Может быть, «{ $near }»?
unknown-place = в places.toml нет места «{ $id }»
    .hint = Впишите место в places.toml или назовите другое.
missing-file = здесь нужен файл { $path }, а его нет
    .hint = Положите файл на место или уберите то, что его требует.
unused-file = этот файл никому не нужен
    .hint = Назовите его там, где ему место, или удалите.

## Языки

text-untranslated = у главы нет текста на языке «{ $language }»
    .hint = Напишите { $path }.
scene-untranslated = в { $file } нет сцены «{ $id }»
    .hint = Переведите этот раздел в { $file }.
scene-without-text = у сцены «{ $id }» нет текста ни на одном языке
    .hint = Добавьте в тексты главы «## { $id }: Название» и абзац.
paragraphs-differ = в этом разделе { $here ->
        [one] { $here } абзац
        [few] { $here } абзаца
       *[other] { $here } абзацев
    }, в исходном — { $there } ({ $original })
    .hint = Абзацы должны совпадать, чтобы смена языка сохраняла место.
marks-differ = метки здесь: { $here }; в исходном: { $there } ({ $original })
    .hint = В обоих языках у абзаца должны быть одни и те же метки.
strings-syntax = эту запись интерфейса нельзя прочесть
    .hint = Запись пишется «имя = слова», следующие строки — с отступом; остальные записи работают.
string-untranslated = записи интерфейса «{ $id }» нет в { $path }
    .hint = Переведите её там.

## Факты и длина

unsourced-paragraph = за этим абзацем не стоит ни одного факта
    .hint = Добавьте [^номер] за утверждением; факты стоят в claims.toml.
unsourced-fact = факт «{ $id }» не называет источника
    .hint = Добавьте в `sources` номера из sources.toml.
unverified-fact = факт «{ $id }» не проверен, показывать его нельзя
    .hint = Найдите источник и поднимите доверие или уберите утверждение.
panel-length = в тексте сцены { $words ->
        [one] { $words } слово
        [few] { $words } слова
       *[other] { $words } слов
    }; нужно от { $least } до { $most }
    .hint = Посетитель читает стоя: сократите или перенесите мысль в другую сцену.
sentence-length = в этом предложении { $words ->
        [one] { $words } слово
        [few] { $words } слова
       *[other] { $words } слов
    }; нужно не больше { $most }
    .hint = Сделайте из него два.

## Таблицы

csv-unreadable = таблицу нельзя прочесть
    .hint = Сохраните её как CSV с запятыми, в UTF-8.
csv-empty = таблица пуста
    .hint = В первой строке стоят названия столбцов с единицами.
csv-one-column = в таблице один столбец
    .hint = Столбцы разделяются запятыми; со второго в них стоят числа.
csv-unnamed = у этого столбца нет названия
    .hint = Напишите, что он считает и в каких единицах.
csv-ragged = в этой строке { $cells ->
        [one] { $cells } ячейка
        [few] { $cells } ячейки
       *[other] { $cells } ячеек
    }, в первой — { $columns }
    .hint = Ячеек в каждой строке столько же, сколько в первой; если в ячейке запятая, нужны кавычки.
csv-no-number = здесь не хватает числа
    .hint = Впишите число или уберите всю строку.
csv-comma = в числе «{ $cell }» десятичная запятая
    .hint = Пишите число с точкой.
csv-not-number = «{ $cell }» — не число
    .hint = Со второго столбца стоят только числа; слова — в первом.
csv-long = в таблице больше { $most } строк
    .hint = Оставьте строки, которые показывает график.

## Знаки, голоса, титры

missing-glyph = ни в одном шрифте экспозиции нет знака «{ $glyph }» ({ $code })
    .hint = Напишите иначе или добавьте в assets/fonts шрифт с этим знаком.
narration-missing = нет голоса { $path }
    .hint = Запишите озвучку; пока её нет, сцена идёт с немыми титрами.
narration-stale = голос { $path } читает прежний текст
    .hint = Запишите озвучку заново; до того сцена идёт с немыми титрами.
narration-no-hash = в титрах не сказано, какой текст прочитан: нет spoken-sha256
    .hint = Запишите озвучку заново программой из packaging/voice.
narration-broken = звук не годится: { $reason }
    .hint = Запишите озвучку заново или скопируйте файл ещё раз.
narration-kind = каналов в звуке — { $channels }, отсчётов в секунду — { $rate }; нужны один канал и 48000
    .hint = Переведите звук в Ogg Vorbis, моно, 48 кГц.
narration-loudness = громкость голоса { $loudness } LUFS; нужно −18 ± 0,5
    .hint = Сведите сцену заново к −18 LUFS.
narration-peak = пик голоса { $peak } dBTP; допустимо не больше −1
    .hint = Сведите сцену заново с ограничителем на −1,5 dBTP.
vtt-syntax = в титрах ошибка: { $problem }
    .hint = Сделайте титры заново программой из packaging/voice или исправьте строку.
caption-shape = титр неудобно читать: { $problem }
    .hint = Разделите фразу в тексте иначе или сделайте титры заново.

## Рисунки

drawing-unreadable = рисунок нельзя прочесть: { $reason }
    .hint = Сохраните рисунок заново как простой SVG.
drawing-no-svg = это не рисунок SVG
    .hint = Сохраните рисунок как простой SVG.
drawing-view-box = лист — не viewBox="0 0 1920 1200"
    .hint = Задайте лист 1920 × 1200 единиц.
drawing-foreign = <{ $element }> здесь показать нельзя
    .hint = Рисуйте простыми фигурами, градиентами и масками отсечения; движение описывается в записке к рисунку.
drawing-deep = группы вложены глубже { $most } уровней
    .hint = Разгруппируйте то, чему группа не нужна.
drawing-huge = в рисунке больше { $most } элементов, считая повторения
    .hint = Упростите его и повторяйте меньше.
drawing-not-a-layer = «{ $id }» стоит на верхнем уровне и не слой
    .hint = На верхнем уровне — только группы back, middle, front и glow; перенесите в одну из них.
drawing-layer-order = слой «{ $id }» стоит не по порядку или дважды
    .hint = Порядок слоёв: back, middle, front, glow.
drawing-no-layer = в рисунке нет слоёв
    .hint = Разложите всё по группам верхнего уровня: back, middle, front, glow.
drawing-script = в рисунке есть сценарий (script)
    .hint = Удалите его; движение описывается в записке к рисунку.
drawing-script-attribute = атрибут { $attribute } запускает сценарий
    .hint = Удалите атрибут.
drawing-text = в рисунке есть текст
    .hint = Удалите его или переведите в контуры, если он часть картины; словам место в записке.
drawing-link-element = в рисунке есть ссылка
    .hint = Выньте фигуры из ссылки.
drawing-raster = в рисунке есть растровая картинка
    .hint = Нарисуйте её фигурами; фотографии место в photos.toml.
drawing-link = рисунок обращается наружу: { $value }
    .hint = Ссылайтесь только на части этого же рисунка, например #id.
drawing-dear-nodes = в рисунке { $nodes } элементов; больше { $most } — медленно на школьном ноутбуке
    .hint = Соедините фигуры одного цвета в один контур.
drawing-dear-bytes = файл больше { $most } КиБ
    .hint = Упростите контуры и округлите числа до одного знака.
drawing-dear-element = <{ $element }> дорого рисовать
    .hint = Берите градиенты и фигуры; если размытие нужно, скажите почему в записке: blur = "…".

## Фотографии

rights-missing = у фотографии нет указания прав
    .hint = Напишите rights = "…" с адресом rightsstatements.org или Creative Commons.
rights-unknown = «{ $uri }» — неизвестное указание прав
    .hint = Напишите адрес rightsstatements.org или Creative Commons, например http://rightsstatements.org/vocab/NoC-US/1.0/.
credit-missing = у фотографии нет подписи правообладателя
    .hint = Напишите credit_ru и credit_en словами, которых требует хранитель.
photo-not-cleared = права на фотографию ограничены или не выяснены, и не сказано, почему её можно показать
    .hint = Напишите rights_basis = "…" или поставьте state = "withheld".
photo-untranslated = нет «{ $key }» рядом с другим языком
    .hint = Добавьте { $key } = "…".

## Команда

check-clean = Замечаний нет.
check-summary = { $errors ->
        [one] { $errors } ошибка
        [few] { $errors } ошибки
       *[other] { $errors } ошибок
    }, { $warnings ->
        [one] { $warnings } предупреждение
        [few] { $warnings } предупреждения
       *[other] { $warnings } предупреждений
    }

## Открытие

asset-missing = файла { $path } нет
asset-too-large = файл { $path } больше { $limit } КиБ
asset-outside = имя { $path } ведёт за пределы экспозиции
asset-unreadable = файл { $path } не читается ({ $reason })
open-nothing = { $path }: здесь ничего нет; назовите папку, где лежит exhibit.toml, или пакет
open-no-exhibit = { $path }: в папке нет exhibit.toml; назовите ту папку, где он лежит, или её родителя
open-refused = { $path }: { $reason }
open-none = Экспозиции нет ни рядом с программой, ни внутри неё; назовите её ключом --content

## Пакеты

pack-made = { $path }: файлов — { $files }, { $kib } КиБ
pack-good = { $path }: пакет цел, файлов — { $files }, { $kib } КиБ
pack-unwritable = { $path } не записывается ({ $reason }); выберите другую папку или освободите место
pack-unreadable = файл не читается ({ $reason }); скопируйте его заново
pack-no-zip = это не пакет или только его часть; скопируйте файл целиком заново
pack-other-archive = это архив другого вида, не пакет; сделайте пакет командой pack
pack-damaged = пакет повреждён; скопируйте его заново
pack-in-parts = это одна часть набора; пакет — всегда целый файл
pack-many = записей в пакете — { $count }, допустимо не больше { $most }; сделайте пакет заново командой pack
pack-large = пакет распаковывается больше чем в { $most } МиБ; сделайте его меньше
pack-entry-large = «{ $name }» больше { $most } МиБ; уменьшите файл
pack-bomb = «{ $name }» называет один размер, а содержит другой или растёт сверх меры; пакет не принят
pack-duplicate = «{ $name }» и «{ $twin }» на многих компьютерах — одно имя; переименуйте файл и упакуйте заново
pack-overlap = у «{ $name }» и «{ $twin }» общие байты; пакет не принят
pack-disagrees = «{ $name }» описан двояко; пакет повреждён или подделан, скопируйте его заново
pack-encrypted = «{ $name }» зашифрован; в пакетах этого быть не должно
pack-method = «{ $name }» сжат неизвестным способом; сделайте пакет командой pack
pack-special = «{ $name }» — не простой файл; ссылки и устройства не принимаются
pack-name-encoding = имя «{ $name }» не в UTF-8; сделайте пакет командой pack
pack-name-long = имя «{ $name }…» длиннее 200 байт; сократите его
pack-name-characters = в имени «{ $name }» есть знаки, которых не принимают некоторые компьютеры; переименуйте файл
pack-name-outside = имя «{ $name }» ведёт за пределы пакета; пакет не принят
pack-no-manifest = в архиве нет manifest.json, значит, это не пакет; сделайте пакет командой pack
pack-manifest = manifest.json нельзя прочесть ({ $reason }); сделайте пакет заново
pack-format = пакет вида { $format } сделан более новой программой; обновите эту
pack-listed-twice = manifest.json называет «{ $name }» дважды; сделайте пакет заново
pack-file-missing = «{ $name }» назван в manifest.json, но в пакете его нет; скопируйте пакет заново
pack-unlisted = «{ $name }» есть в пакете, но не назван в manifest.json; сделайте пакет заново
pack-entry-damaged = «{ $name }» повреждён; скопируйте пакет заново
pack-changed = «{ $name }» — не тот файл, что был упакован; скопируйте пакет заново
