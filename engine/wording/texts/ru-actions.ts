import type { englishActions } from './en-actions.ts';

/**
 * Russian for what agents do, what would follow from it, and what has happened. Names that admins
 * choose stand behind a colon or a dash, where nothing declines them.
 */
export const russianActions: Readonly<Record<keyof typeof englishActions, string>> = {
  'promise.instance': '{promise}{nth, select, first {} other { {instance}}}',
  'action.name.kind': 'смена типа',
  'action.name.promise': 'обещание',
  'action.name.noReplyOwed': 'ответ не нужен',
  'action.name.replaced': 'деталь заменена',
  'action.name.rootCause': 'первопричина сообщена',
  'action.name.withdrawBreach': 'снятие нарушения',
  'action.name.unknown': 'неизвестное действие',
  'action.done.kind': 'тип или компонент определён',
  'action.done.noReplyOwed': 'ответ не нужен',
  'action.done.replaced': 'деталь отмечена как заменённая',
  'action.done.rootCause': 'первопричина сообщена клиенту',
  'action.done.withdrawBreach': 'нарушение снято: {promise}',
  'action.done.unknown': 'сделано',
  'action.refused': 'отклонено ({what}): {why}',
  'action.fieldStands': 'само изменение поля остаётся в силе',
  'action.note': 'Palier: {told}',
  'refusal.unreadable': 'запрос не удалось прочитать',
  'refusal.tooLarge': 'запрос больше 900 байт',
  'refusal.unknownVersion': 'эта версия запроса программе не известна',
  'refusal.unknownAction': 'такого действия программа не знает',
  'refusal.badArgs': 'данные неполны или записаны неверно',
  'refusal.badWhy': 'нужна причина не длиннее 500 знаков',
  'refusal.noteMismatch': 'внутренняя заметка не совпадает с тем, что было отправлено',
  'refusal.nonceUsed': 'этот номер уже использован для другого действия',
  'refusal.role': 'действовать могут только полноправные агенты и администраторы',
  'refusal.permission':
    '{some, select, yes {это могут только администраторы и участники групп: {groups}} ' +
    'other {это могут только администраторы}}',
  'refusal.ended': 'тикет закрыт, объединён с другим или удалён',
  'refusal.overtaken':
    '{result, select, done {раньше успело другое действие ({what} — принято)} ' +
    'refused {раньше успело другое действие ({what} — отклонено)} ' +
    'other {указанное предыдущее действие не известно}}',
  'refusal.nothingChanged': 'вместе с ним ничего не изменено',
  'refusal.promisePast': 'обещанное время уже прошло',
  'refusal.promiseFar': 'до обещанного времени больше двух лет',
  'refusal.notNow': 'сейчас в этом тикете оно ничего не изменило бы',
  'refusal.noBreach': 'такого нарушения не отмечено',

  'preview.moved':
    '{promise}: {counting, select, yes {срок — {to}} other {сейчас время не идёт}}' +
    '{dated, select, yes { (было: {from})} other {}}' +
    '{withdraws, select, yes {; нарушение было бы снято} other {}}',
  'preview.same': '{promise}: без изменений{counting, select, yes {, срок — {to}} other {}}',
  'preview.begun': '{promise}: начинается{counting, select, yes {, срок — {to}} other {}}',
  'preview.ended':
    '{promise}: больше не требуется{dated, select, yes {; срок был — {from}} other {}}' +
    '{withdraws, select, yes {; нарушение было бы снято} other {}}',

  'history.opened.customer': 'открыт клиентом',
  'history.opened.staff': 'открыт сотрудником',
  'history.customerWrote': 'клиент написал',
  'history.replied': 'сотрудник ответил',
  'history.noReplyOwed': 'ответ не нужен',
  'history.kind': '{given, select, no {тип убран} other {тип: {to}}}',
  'history.component': '{given, select, no {компонент убран} other {компонент: {to}}}',
  'history.priority': '{given, select, no {приоритет убран} other {приоритет: {to}}}',
  'history.tier': 'уровень сменился: {from} → {to}',
  'history.clock': '{promise}: {what}',
};
