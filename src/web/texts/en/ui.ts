import type { ui as vi } from '../vi/ui.ts';

export const ui = {
  'client.label': 'For',
  'client.own': '{name} (ours)',

  'error.offline': 'The server can not be reached',
  'error.offlineFix': 'Check the network and try again. Sending again never makes a second declaration.',
  'error.explained': '{code}: what it means, in a new tab',
  'error.notFound': 'Nothing here by that number',
  'error.notFoundFix': 'Check the number, or ask whoever sent you the link.',
  'error.busy': 'The server is busy',
  'error.busyFix': 'Wait a moment and try again. Sending again never makes a second declaration.',
  'error.server': 'The server could not do that',
  'error.serverFix': 'The fault has been recorded. Try again in a few minutes.',
  'error.denied': 'This account can not do that',
  'error.deniedFix': 'Sign in with an account that may, or ask the administrator of your organisation.',
  'error.refused': 'That was not carried out',
  'error.refusedFix': 'Reload the page to see the latest state.',

  'channel.green': 'Green channel',
  'channel.yellow': 'Yellow channel',
  'channel.red': 'Red channel',
  'channel.none': 'No channel yet',

  'holder.trader': 'with the declarant',
  'holder.customs': 'with customs',
  'holder.none': 'finished',
  'holder.since': 'since {since}',

  'by.trader': 'Declarant',
  'by.customs': 'Customs',
  'by.bank': 'Bank',
  'by.system': 'System',

  'picker.search': 'Type a code or name',
  'picker.nothing': 'Nothing matches',
  'picker.loading': 'Searching…',
  'picker.tariff': 'Type a code or the name of the goods',
  'picker.keepTyping': 'Type at least 2 characters',

  'tax.data': 'Data',
  'tax.calculation': 'Calculation',
  'tax.value': 'Value',
  'tax.kind': 'Tax',
  'tax.line': 'Line {line}',
  'tax.total': 'Total payable',
  'tax.caption': 'Duty and tax: data, calculation and value of each line',

  'goods.line': 'Line',
  'goods.code': 'HS code',
  'goods.description': 'Description',
  'goods.origin': 'Origin',
  'goods.quantity': 'Quantity',
  'goods.mass': 'Net (kg)',
  'goods.amount': 'Price',
  'goods.caption': 'Goods lines of the declaration',

  'due.by': 'Due',
  'due.escalated': 'before the leader',

  'deadlines.title': 'Deadlines',
  'deadlines.what': 'What is to be done',
  'deadlines.office': 'Customs',
  'deadlines.trader': 'The declarant',

  'due.none': 'no deadline',
  'due.left': '{span} left',
  'due.overdue': 'Overdue',
  'due.overdueSince': 'was due {at}, {span} ago',

  'kind.trader': 'Trader',
  'kind.brokerage': 'Customs broker',
  'kind.customs': 'Customs',
  'kind.bank': 'Bank',
  'kind.warehouse': 'Warehouse',
  'ui.reason': 'Reason',
  'ui.reasonMissing': 'Say why, in three characters or more',
} as const satisfies Readonly<Record<keyof typeof vi, string>>;
