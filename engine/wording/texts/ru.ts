import type { Catalogue } from '../words.ts';
import { russianActions } from './ru-actions.ts';
import { russianAnswer } from './ru-answer.ts';
import { russianDiagnosis } from './ru-diagnosis.ts';
import { russianHands } from './ru-hands.ts';

/**
 * Russian. Weekdays come in the three cases that our prepositions ask for; a no-break space
 * (\u00a0) stands between a number and its unit. Names that admins choose are never declined: they
 * stand behind a dash, in brackets, or beside a noun that takes the case for them.
 */
const NOMINATIVE =
  '{weekday, select, mon {понедельник} tue {вторник} wed {среда} thu {четверг} fri {пятница} ' +
  'sat {суббота} other {воскресенье}}';
const ON =
  '{weekday, select, mon {в понедельник} tue {во вторник} wed {в среду} thu {в четверг} ' +
  'fri {в пятницу} sat {в субботу} other {в воскресенье}}';
const SINCE =
  '{weekday, select, mon {с понедельника} tue {со вторника} wed {со среды} thu {с четверга} ' +
  'fri {с пятницы} sat {с субботы} other {с воскресенья}}';
const UNTIL =
  'до {weekday, select, mon {понедельника} tue {вторника} wed {среды} thu {четверга} ' +
  'fri {пятницы} sat {субботы} other {воскресенья}}';
const DATE =
  '{form, select, near {} date {, {day} {month}} other {, {day} {month} {year}\u00a0г.}}';

/** What a span did, which agrees with its only unit: one hour is masculine, one minute feminine. */
const COUNTED =
  '{unit, select, hours {{agree, plural, one {засчитан} other {засчитано}}} ' +
  'other {{agree, plural, one {засчитана} other {засчитано}}}}';
const LEFT =
  '{unit, select, hours {{agree, plural, one {остался} other {осталось}}} ' +
  'other {{agree, plural, one {осталась} other {осталось}}}}';

/** Genitive, as after «в течение». */
const HOURS = '{hours, plural, one {#\u00a0часа} other {#\u00a0часов}}';
const MINUTES = '{minutes, plural, one {#\u00a0минуты} other {#\u00a0минут}}';

const MOVED =
  '{change, select, ' +
  'moved {срок меняется с {from} на {to}, отсчёт от исходного начала} ' +
  'same {срок остаётся прежним, {to}, отсчёт от исходного начала} ' +
  'begun {теперь обещано {to}, отсчёт от исходного начала} ' +
  'ended {больше ничего не обещано; было {from}} ' +
  'other {ничего не обещано, как и раньше}}';

const COUNTS = '{counted, select, yes {считается как {counts}: } other {}}';
const IS = '{filled, select, no {не заполнено} other {— {values}}}';

export const russian: Catalogue = {
  time: '{hour}:{minute}',
  'day.named': NOMINATIVE + DATE,
  'day.at': ON + DATE,
  'day.brief': ON + DATE,
  'day.since': SINCE + DATE,
  'day.until': UNTIL + DATE,
  'day.by': UNTIL + DATE,
  'day.from': SINCE + DATE,
  'day.to': UNTIL + DATE,
  'moment.named': '{day}, {time}',
  'moment.at': '{day}{form, select, near {} other {,}} в {time}',
  'moment.brief': '{day}{form, select, near {} other {,}} в {time}',
  'moment.since': '{day}, {time}',
  'moment.until': '{day}, {time}',
  'moment.by': '{day}, {time}',
  'moment.from': '{day}, {time},',
  'moment.to': '{day}, {time}',
  'moment.never': 'никогда',
  'stretch.day': '{day} ({from}–{to})',
  'stretch.days': '{from} {to}',

  'span.hoursMinutes': '{hours}\u00a0ч {minutes}\u00a0мин',
  'span.hours': '{hours}\u00a0ч',
  'span.minutes': '{minutes}\u00a0мин',
  'span.seconds': '{seconds}\u00a0с',
  'span.negative': '−{span}',
  'within.hoursMinutes': `в течение ${HOURS} ${MINUTES}`,
  'within.hours': `в течение ${HOURS}`,
  'within.minutes': `в течение ${MINUTES}`,
  'within.seconds': 'в течение {seconds, plural, one {#\u00a0секунды} other {#\u00a0секунд}}',

  'promise.firstReply': 'первый ответ',
  'promise.nextReply': 'следующий ответ',
  'promise.update': 'сообщение о ходе работ',
  'promise.resolution': 'решение',
  'promise.replacement': 'замена',
  'promise.diagnosis': 'диагностика',
  'promise.work': 'работы',
  'promise.rootCause': 'первопричина',
  'promise.promisedTime': 'обещанное время',

  'reason.target':
    '{who, select, none {} other {{subject}: }}{promise} {within}' +
    '{hours, select, always {, круглосуточно} other { по календарю {calendar}}}',
  'reason.eventPlan': 'этот срок задан планом мероприятия организации {organization}',
  'reason.reducedService':
    'этот срок задан режимом сокращённого обслуживания{said, select, no {} other {: {notice}}}',
  'reason.pack': 'этот срок задан пакетом {pack}',
  'reason.policy.openedBefore':
    'открыт до вступления в силу версии {version} файла уровней, но всё же оценивается по ней',
  'reason.followsUp': 'продолжение закрытого тикета #{ticket}, с его типом и компонентом',
  'reason.started.opened': 'открыт {at}',
  'reason.started.customerWrote': 'клиент написал {at}',
  'reason.started.staffReplied': 'последний ответ дан {at}',
  'reason.started.kindAndComponent': 'о замене и её компоненте известно {since}',
  'reason.started.consented': 'клиент дал согласие {at}',
  'reason.started.merged': 'тикет без ответа объединён с этим {at}',
  'reason.started.solved': 'решён {at}',
  'reason.started.promised': 'обещание дано сотрудником {at}',
  'reason.started.diagnosisAccepted': 'диагностика согласована {at}',
  'reason.started.quoteAccepted': 'смета согласована {at}',
  'reason.started.tierChanged': 'уровень сменился {at}',
  'reason.counted': `${COUNTED} {span} {where}`,
  'reason.closedHours': 'закрыто {until}',
  'reason.paused.on': 'пауза {where}: {cause}',
  'reason.paused.since': 'на паузе {since}: {cause}',
  'reason.retargeted.kind': `тип изменён {at}: ${MOVED}`,
  'reason.retargeted.component': `компонент изменён {at}: ${MOVED}`,
  'reason.retargeted.priority': `приоритет изменён {at}: ${MOVED}`,
  'reason.retargeted.fields': `поля изменены {at}: ${MOVED}`,
  'reason.rejudged': `{at} версия {version} файла уровней сменила версию {before}: ${MOVED}`,
  'reason.inherited':
    '{at} с этим тикетом объединён тикет #{ticket}: ' +
    'отсчёт идёт от его более раннего начала — {start}',
  'reason.tierChanged':
    'уровень сменился {at} ({from} → {to}): ' +
    'действует {kept, select, new {новый} other {прежний}} срок как более ранний',
  'reason.met.replied': 'ответ дан {at}',
  'reason.met.solved': 'решён {at}',
  'reason.met.replaced': 'деталь заменена {at}',
  'reason.met.explained': 'объяснение передано {at}',
  'reason.met.outcome': 'диагностика завершена {at}',
  'reason.met.finished': 'работы завершены {at}',
  'reason.breached':
    'срок нарушен {at}' +
    '{dated, select, atChange {: это момент изменения, из-за которого он пропущен} other {}}',
  'reason.withdrawn':
    'нарушение, случившееся {breachedAt}, снято {at}' +
    '{known, select, no {} other { пользователем {by}}}: {why}',
  'reason.reasonMissing':
    'изменение, сделанное {at}, сняло бы нарушение, но причина не указана: ' +
    'пока её нет, нарушение остаётся',
  'reason.reopened': 'открыт снова {at}: отсчёт продолжается',
  'reason.cancelled': '{since}, больше не требуется: {cause}',
  'reason.exactly': 'обещанное время — {when}',

  'pause.waitingForCustomer': 'ожидание клиента',
  'pause.solved': 'в это время тикет был решён',
  'pause.waitingForWindow': 'ожидание окна обслуживания у клиента',
  'pause.status': 'при этом статусе время обещания не идёт',
  'pause.notReplaced': 'в это время деталь считалась заменённой',
  'pause.merged': 'в объединённом тикете время не шло',
  'cancel.solvedWithoutReply': 'тикет решён без ответа',
  'cancel.noReplyOwed': 'сотрудник указал, что ответ не нужен',
  'cancel.closed': 'тикет закрыт',
  'cancel.merged': 'тикет объединён с другим',
  'cancel.deleted': 'тикет удалён',
  'cancel.suspended': 'поддержка приостановлена',
  'cancel.reopened': 'тикет открыт снова',
  'cancel.notPromised': 'для нынешнего типа это не обещано',
  'cancel.notMeasured':
    'сообщения этого канала не входят в комментарии тикета, и измерить время нельзя',

  'step.next': '{steps}; {step}',
  'lead.due': 'срок — {when}',
  'lead.never': 'срока нет: рабочие часы больше не наступят',
  'lead.late': 'срок нарушен {since}',
  'lead.paused': `сейчас время не идёт, ${LEFT} {span}`,
  'lead.pausedLate': 'срок нарушен {since}, но сейчас время не идёт',
  'lead.met': 'выполнено в срок, {at}',
  'lead.metLate': 'выполнено с опозданием, {at}; срок: {when}',
  'lead.cancelled': 'больше не требуется',

  'place.onTime':
    `${COUNTS}начать {by}, чтобы успеть{head, select, none {} ` +
    'limit {; это самая большая возможная фора} other {; фора {span}}}',
  'place.late':
    `${COUNTS}ответить вовремя уже не успеть {since}; время для навёрстывания — {slot}` +
    '{capped, select, yes {, самое позднее из возможных} other {}}' +
    '{head, select, none {} other {; фора {span}}}',
  'place.unpromised': `${COUNTS}здесь ничего не обещано, место такое, как если бы срок наступал {at}`,
  'place.suspended': 'поддержка приостановлена: после всего, что обещано другим',
  'place.notInQueue.solved': 'не в очереди: тикет решён',
  'place.notInQueue.waiting': 'не в очереди: ожидание клиента',
  'place.notInQueue.ended': 'не в очереди: тикет объединён с другим или удалён',
  'place.notInQueue.unopened': 'не в очереди: о его открытии ещё не известно',

  'alert.ticket': '#{id}{who, select, none {} other { ({subject})}}',
  'alert.threshold': '{ticket}: {promise}, срок — {when}',
  'alert.breach':
    '{ticket}: {promise}, срок нарушен {since}' +
    '{found, select, late { (обнаружено с опозданием)} other {}}',
  'alert.retraction':
    '{ticket}: {promise}, срок всё же соблюдён; нарушение, отмеченное {at}, снято',
  'alert.used': 'Израсходовано {percent} времени.',
  'alert.digest':
    '{count, plural, one {# оповещение} few {# оповещения} other {# оповещений}} ' +
    'за несколько минут; самое серьёзное: {worst}',
  'alert.tickets': 'Тикеты: {tickets}',
  'alert.lateMark': 'с опозданием',
  'notice.firstRun':
    'Первый взгляд на аккаунт: {open, plural, one {# открытый тикет} few {# открытых тикета} ' +
    'other {# открытых тикетов}}, из них с уже пропущенным сроком: {breached}, ' +
    'под угрозой: {atRisk}. Теперь о каждом сообщается сразу.',
  'notice.zendeskUnreachable': 'Zendesk не отвечает {since}: сроки истекают без проверки. {why}',
  'notice.quarantined':
    'Тикет #{ticket} не удаётся оценить ({why}); он отложен, пока не изменится.',
  'notice.fieldDrift':
    'Кто-то всё время меняет {fields} в тикете #{ticket}; ' +
    'Palier дважды это исправил и больше не вмешивается.',

  'condition.organizationField': `поле организации {key} ${IS}`,
  'condition.userField': `поле пользователя {key} ${IS}`,
  'condition.ticketField': `поле тикета {key} ${IS}`,
  'condition.tag': '{filled, select, no {тегов нет} other {тег — {values}}}',
  'condition.brand': '{filled, select, no {бренд не указан} other {бренд — {values}}}',
  'condition.form': '{filled, select, no {форма не указана} other {форма — {values}}}',
  'entitlement.rule': 'по правилу: {rule}',
  'entitlement.default': 'по умолчанию',
  'entitlement.unentitled': 'ни один уровень не подходит',
  'entitlement.loser': 'не {tier}: {why}',

  'owed.people.always': 'сотрудники отвечают круглосуточно',
  'owed.people.hours':
    'сотрудники отвечают по календарю {calendar}' +
    '{open, select, yes {, сейчас открыто} no {, закрыто {until}} other {, больше не откроется}}',
  'owed.help.always': 'помощь с настройкой — круглосуточно',
  'owed.help.hours':
    'помощь с настройкой — по календарю {calendar}' +
    '{open, select, yes {, сейчас открыто} no {, закрыто {until}} other {, больше не откроется}}',
  'owed.help.none': 'помощь с настройкой не входит',
  'owed.ways':
    'связь{way, select, none {} other {: {channels}}}' +
    '{spoken, select, none {} other {; языки: {languages}}}',
  'owed.contact':
    '{role}{named, select, no {} other { ({who})}} — ' +
    '{open, select, yes {на дежурстве} no {не на дежурстве {until}} other {не на дежурстве}}',
  'owed.pack': 'у клиента пакет {pack}',
  'owed.eventPlan': 'действует план мероприятия{known, select, no {} other {; контакт: {contact}}}',
  'owed.reduced': 'действует сокращённый режим{known, select, no {} other {: {notice}}}',
  'owed.suspended': 'поддержка приостановлена',
  'owed.noReply': 'правила предлагают считать, что ответ не нужен',

  'explain.notYet':
    '{facts, plural, one {# факт относится к более позднему времени и не учтён} ' +
    'few {# факта относятся к более позднему времени и не учтены} ' +
    'other {# фактов относятся к более позднему времени и не учтены}}',
  'signIn.again': 'Войти',
  'signIn.out': 'Выйти',
  'signIn.nobody': 'Вы не вошли.',
  'signIn.somebody': 'Вы вошли как пользователь {user} Zendesk.',
  'signIn.loginDenied':
    'Zendesk не получил разрешения сообщить, кто вы. Войдите ещё раз и выберите ' + '«Разрешить».',
  'signIn.loginState':
    'Этот вход начат не в этом браузере или больше десяти минут назад. Войдите ещё раз.',
  'signIn.loginExpired': 'Вход занял больше десяти минут. Войдите ещё раз.',
  'signIn.loginUsed': 'Этот вход уже использован или опоздал. Войдите ещё раз.',
  'signIn.loginRefused':
    'Zendesk не принимает этот сервер для входа. Попросите администратора проверить ' +
    'клиент OAuth и его адрес перенаправления.',
  'signIn.loginNotStaff':
    'Доска — для агентов и администраторов. Войдите как один из них или попросите эту ' +
    'роль у администратора Zendesk.',
  'signIn.loginOtherAccount':
    'Вы относитесь к другому аккаунту, не к тому, который читает этот сервер. Сначала ' +
    'войдите в него.',
  'signIn.tooOften': 'Сейчас входит слишком много людей. Подождите минуту и войдите ещё раз.',
  'signIn.zendesk':
    'Zendesk отвечает не так, как должен, и неизвестно, кто вы. Подождите немного и ' +
    'войдите ещё раз.',

  'tier.none': 'нет',
  'explain.head': 'Тикет {ticket}: {tier} ({why}), {kind}, версия {policy}',
  'explain.noTier': 'без уровня',
  'explain.noKind': 'тип не определён',
  'explain.clock':
    '{promise}{nth, select, first {} other { {instance}}}: {state}' +
    `{due, select, none {} other {, срок — {when}}}{left, select, none {} other {, ${LEFT} {span}}}`,
  'state.running': 'время идёт',
  'state.paused': 'на паузе',
  'state.met': 'выполнено в срок',
  'state.breached': 'срок нарушен',
  'state.cancelled': 'больше не требуется',
  ...russianActions,
  ...russianDiagnosis,
  ...russianHands,
  ...russianAnswer,
};
