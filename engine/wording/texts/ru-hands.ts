import type { englishHands } from './en-hands.ts';

/** Russian for on-site hands. */
export const russianHands: Readonly<Record<keyof typeof englishHands, string>> = {
  'action.name.intervention.start': 'начало работ на месте',
  'action.name.intervention.pause': 'пауза в работах на месте',
  'action.name.intervention.resume': 'продолжение работ на месте',
  'action.name.intervention.stop': 'конец работ на месте',
  'action.name.intervention.stillWorking': 'работы на месте идут',
  'action.name.intervention.agree': 'согласие на дополнительное время',
  'action.name.intervention.bill': 'оплата удержанного времени',
  'action.done.intervention.start': 'работы на месте начаты',
  'action.done.intervention.pause': 'работы на месте приостановлены',
  'action.done.intervention.resume': 'работы на месте продолжены',
  'action.done.intervention.stop': 'работы на месте закончены',
  'action.done.intervention.stillWorking': 'работы на месте идут',
  'action.done.intervention.agree': 'работы на месте: клиент согласен на дополнительное время',
  'action.done.intervention.bill': 'работы на месте: удержанное время оплачивается',
  'refusal.agentBusy': 'другой ваш таймер не остановлен, в этом тикете или в другом',
  'refusal.noTimer': 'в тикете нет такого таймера',
  'refusal.notYours': 'это таймер другого сотрудника',
  'refusal.badSlices': 'за один раз можно согласовать от 1 до 1000 отрезков',
  'hands.worked': 'Palier: работы на месте — {worked}, из них включено: {included}.',
  'hands.billed':
    'К оплате: {count, plural, one {# отрезок} few {# отрезка} other {# отрезков}} по {slice}, ' +
    'всего {price}.',
  'hands.nothing': 'Платить не нужно.',
  'hands.withheld':
    'Не оплачивается: {count, plural, one {# отрезок} few {# отрезка} other {# отрезков}} без ' +
    'ответа на вопрос «Работы ещё идут?». Кто вправе исправлять суммы, может выставить это ' +
    'с указанием причины.',
  'hands.unagreed':
    'Не оплачивается: {count, plural, one {# отрезок} few {# отрезка} other {# отрезков}} без ' +
    'согласия клиента.',
  'notice.timerForgotten':
    'Работы на месте, тикет #{ticket}: {since} никто не подтвердил, что они идут. ' +
    'Новые отрезки не оплачиваются.',
};
