package fi.kotopolku.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Arms that take turns, A B C, C B A and so on, so that whatever else the machine does falls on all of them alike. */
final class Paired {

    /** @param often how many times in a round; quick work is repeated so that its far percentiles mean something */
    record Arm(String name, int often, Work work) {}

    interface Work {
        void once(int number) throws Exception;
    }

    /** Times in milliseconds of every single run, and the mean of each round. */
    record Times(double[] sorted, double[] rounds) {

        double percentile(double share) {
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
        }
    }

    /** Median and quartiles of what this arm took for each unit of the other in the same round. */
    record Ratio(double median, double low, double high) {

        static Ratio of(Times these, Times others) {
            double[] ratios = IntStream.range(0, these.rounds().length)
                    .mapToDouble(round -> these.rounds()[round] / others.rounds()[round])
                    .sorted()
                    .toArray();
            return new Ratio(ratios[ratios.length / 2], ratios[ratios.length / 4], ratios[ratios.length * 3 / 4]);
        }
    }

    private Paired() {}

    /** Half an hour of an arm that takes minutes would tell no more than three rounds of it. */
    private static final int FEWEST = 3;

    private static final long BUDGET_NANOS = 240_000_000_000L;

    /** @param most rounds; fewer when the time that a measure has is used up */
    static Map<String, Times> run(int most, List<Arm> arms) throws Exception {
        int rounds = most;
        long began = System.nanoTime();
        double[][] singles = new double[arms.size()][];
        double[][] means = new double[arms.size()][rounds];
        for (int arm = 0; arm < arms.size(); arm++) {
            singles[arm] = new double[rounds * arms.get(arm).often()];
        }
        for (int round = -1; round < rounds; round++) {
            if (round >= FEWEST && System.nanoTime() - began > BUDGET_NANOS) {
                rounds = round;
                break;
            }
            for (int turn = 0; turn < arms.size(); turn++) {
                int which = round % 2 == 0 ? turn : arms.size() - 1 - turn;
                Arm arm = arms.get(which);
                double sum = 0;
                for (int time = 0; time < arm.often(); time++) {
                    int number = (round + 1) * arm.often() + time;
                    long begun = System.nanoTime();
                    arm.work().once(number);
                    double taken = (System.nanoTime() - begun) / 1e6;
                    sum += taken;
                    if (round >= 0) {
                        singles[which][round * arm.often() + time] = taken;
                    }
                }
                if (round >= 0) {
                    means[which][round] = sum / arm.often();
                }
            }
        }
        Map<String, Times> times = new LinkedHashMap<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            double[] sorted = Arrays.copyOf(singles[arm], rounds * arms.get(arm).often());
            Arrays.sort(sorted);
            times.put(arms.get(arm).name(), new Times(sorted, Arrays.copyOf(means[arm], rounds)));
        }
        return times;
    }
}
