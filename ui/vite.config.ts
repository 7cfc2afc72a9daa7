// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { fewFacesOfPretendard } from './build/fewFaces';

const server = process.env.WATCHFIRE_URL ?? 'http://127.0.0.1:9093';

/** The pages that most visits begin with. Their files are asked for beside the main script, not after it. */
const FIRST_PAGES = ['alerts/AlertsPage', 'now/NowPage'];

const firstPages: Plugin = {
    name: 'first-pages',
    transformIndexHtml: {
        order: 'post',
        handler: (html, { bundle }) => {
            const scripts = new Set<string>();
            for (const file of Object.values(bundle ?? {})) {
                if (file.type === 'chunk' && FIRST_PAGES.some((page) => file.facadeModuleId?.includes(page))) {
                    scripts.add(file.fileName);
                    for (const other of file.imports) {
                        scripts.add(other);
                    }
                }
            }
            return [...scripts]
                .filter((file) => !html.includes(file))
                .map((file) => ({
                    tag: 'link',
                    attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
                    // Behind <base>, by which addresses go.
                    injectTo: 'head',
                }));
        },
    },
};

export default defineConfig({
    // Relative, so that a route prefix needs no build of its own: the server sets <base>.
    base: './',
    plugins: [react(), firstPages, fewFacesOfPretendard],
    resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
    build: {
        outDir: process.env.WATCHFIRE_UI_OUT ?? 'target/site',
        emptyOutDir: true,
        // The content security policy allows no data: addresses.
        assetsInlineLimit: 0,
        target: 'es2023',
        rolldownOptions: {
            output: {
                codeSplitting: {
                    // What many pages share is one file: some forty small ones cost more to ask for than to read.
                    groups: [{ name: 'shared', test: /[/]ui[/]src[/]/, minShareCount: 6 }],
                },
            },
        },
        chunkSizeWarningLimit: 700,
    },
    // The host stays the page's own: a server takes changes from its own pages only.
    server: { proxy: { '/api': { target: server, changeOrigin: false } } },
    test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
