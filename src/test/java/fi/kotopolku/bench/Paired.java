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

    static Map<String, Times> run(int rounds, List<Arm> arms) throws Exception {
        double[][] singles = new double[arms.size()][];
        double[][] means = new double[arms.size()][rounds];
        for (int arm = 0; arm < arms.size(); arm++) {
            singles[arm] = new double[rounds * arms.get(arm).often()];
        }
        for (int round = -1; round < rounds; round++) {
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
            Arrays.sort(singles[arm]);
            times.put(arms.get(arm).name(), new Times(singles[arm], means[arm]));
        }
        return times;
    }
}
