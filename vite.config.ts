/// <reference types="vitest/config" />
// Build and unit-test configuration; the app works from any sub-path because every address in it is relative.
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss()],
  build: { target: 'es2023', sourcemap: false, manifest: true, modulePreload: { polyfill: false } },
  server: { port: 5180 },
  preview: { port: 4180 },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
