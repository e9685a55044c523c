// Commands that may end without an audit event, each with its reason. Everything else that returns none is a fault.
export const SILENT_COMMANDS: Readonly<Record<string, string>> = {
  'notification.markRead': 'Reading a notice changes nothing for anybody else.',
  'report.save': 'Saving exactly what is there already writes nothing; every other save returns its event.',
  'user.beginSecondFactor': 'A secret that no code has confirmed yet changes nothing about the account.',
};
