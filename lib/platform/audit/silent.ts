// Commands that may end without an audit event, each with its reason. Everything else that returns none is a fault.
export const SILENT_COMMANDS: Readonly<Record<string, string>> = {
  'generatedReport.requestOutput': 'Asking again for a file that is made or being made changes nothing.',
  'generatedReport.saveProse': 'Saving exactly what is there already writes nothing; every other save returns its event.',
  'matrix.addRow': 'The action that it makes tells of itself, in the same transaction.',
  'matrix.saveCells':
    'Cells that hold this value already, or another person’s newer one, change nothing; every other save returns its event.',
  'notification.markRead': 'Reading a notice changes nothing for anybody else.',
  'import.emptyBin': 'A day on which no discarded file is old enough changes nothing; every removal returns its event.',
  'plan.emptyBins': 'A day on which nothing in the bins is old enough changes nothing; every removal returns its event.',
  'reminder.send': 'A day on which nobody owes anything changes nothing; every reminder that is sent returns its event.',
  'report.save': 'Saving exactly what is there already writes nothing; every other save returns its event.',
  'user.beginSecondFactor': 'A secret that no code has confirmed yet changes nothing about the account.',
};
