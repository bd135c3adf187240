package dev.descent.ml.data.image;

import java.util.Arrays;

/**
 * The objects of a map: regions of one class that hang together by edges or corners. The first class is the background,
 * and no object; neither are pixels that do not count.
 *
 * @param count of objects
 * @param numbers of each pixel's object, from 0, or -1; [height, width]
 */
@SuppressWarnings("ArrayRecordComponent") // a number per pixel, read in inner loops
record MaskObjects(int count, int[] numbers) {
    private static final int NONE = -1;

    /** @param classes that there are */
    static MaskObjects of(ClassMap map, int classes) {
        int[] numbers = new int[map.codes().length];
        Arrays.fill(numbers, NONE);
        int[] waiting = new int[numbers.length];
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == NONE && isObject(map.codes()[i] & 0xff, classes)) {
                flood(map, i, numbers, waiting, count);
                count++;
            }
        }
        return new MaskObjects(count, numbers);
    }

    private static boolean isObject(int code, int classes) {
        return code > 0 && code < classes;
    }

    /** @param waiting room for every pixel, each of which waits once */
    private static void flood(ClassMap map, int start, int[] numbers, int[] waiting, int number) {
        int left = 0;
        numbers[start] = number;
        waiting[left++] = start;
        while (left > 0) {
            int from = waiting[--left];
            int row = from / map.width();
            int column = from % map.width();
            for (int y = Math.max(0, row - 1); y <= Math.min(map.height() - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(map.width() - 1, column + 1); x++) {
                    int at = y * map.width() + x;
                    if (numbers[at] == NONE && map.codes()[at] == map.codes()[start]) {
                        numbers[at] = number;
                        waiting[left++] = at;
                    }
                }
            }
        }
    }
}
