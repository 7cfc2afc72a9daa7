// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.WATCHFIRE_URL ?? 'http://127.0.0.1:9093';

export default defineConfig({
    // Relative, so that a route prefix needs no build of its own: the server sets <base>.
    base: './',
    plugins: [react()],
    resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
    build: {
        outDir: process.env.WATCHFIRE_UI_OUT ?? 'target/site',
        emptyOutDir: true,
        // The content security policy allows no data: addresses.
        assetsInlineLimit: 0,
        target: 'es2023',
        chunkSizeWarningLimit: 700,
    },
    server: { proxy: { '/api': server, '/login': server, '/logout': server } },
    test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
