# How fast does the gem biz answer the questions given, and what does it answer? Reads
# {"questions": [{"at", "minutes", "to"}, …]} with instants in epoch milliseconds; prints
# {"advance": {"answers", "rate"}, "measure": {"answers", "rate"}}, answers in epoch milliseconds and
# in minutes, rates in answers a processor second.
require 'biz'
require 'json'

HOURS = { '09:00' => '12:30', '13:30' => '18:00' }.freeze

Biz.configure do |config|
  config.hours = { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS }
  config.time_zone = 'Europe/Paris'
end

def instant(milliseconds)
  Time.at(milliseconds / 1000).utc
end

# The median of three runs after one that only warms up.
def answered(questions)
  answers = questions.map { |question| yield question }
  rates = Array.new(3) do
    begun = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
    questions.each { |question| yield question }
    questions.size / (Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - begun)
  end
  { answers: answers, rate: rates.sort[1] }
end

questions = JSON.parse($stdin.read)['questions']
advance = answered(questions) do |question|
  Biz.time(question['minutes'], :minutes).after(instant(question['at'])).to_i * 1000
end
measure = answered(questions) do |question|
  Biz.within(instant(question['at']), instant(question['to'])).in_minutes
end
puts JSON.generate(advance: advance, measure: measure)
