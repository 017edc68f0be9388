package io.barlake.tables.columns;

import io.barlake.market.PriceScale;

/** Rows of an array of ticks, which stand in a file as the doubles of their prices. */
record Decimals(long[] ticks, int first, int rows, PriceScale scale) {
  double price(int row) {
    return scale.price(ticks[first + row]);
  }

  double[] prices() {
    double[] prices = new double[rows];
    for (int row = 0; row < rows; row++) {
      prices[row] = price(row);
    }
    return prices;
  }
}
